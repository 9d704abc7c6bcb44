// SPDX-License-Identifier: MIT
#include "core/ssh/carry/ChannelStream.h"

#include "core/profile/Way.h"

#include <asio/error.hpp>

namespace underpass {
namespace {

constexpr std::chrono::seconds openPatience{30};
constexpr std::size_t outputHighWater = std::size_t{256} * 1024;

// The jump host's refusal in the words of somebody who wants to get past it.
Error refusal(const Endpoint& jumpHost, const Endpoint& next, const Error& why)
{
    const ErrorCode code = why.code == ErrorCode::ForwardRefused ? ErrorCode::JumpHostRefused
        : why.code == ErrorCode::TargetUnreachable               ? ErrorCode::JumpHostCannotReach
                                                                 : why.code;
    return atJumpHost(jumpHost, {code, toString(jumpHost), "next is " + toString(next) + "; " + why.detail});
}

} // namespace

asio::awaitable<Result<std::unique_ptr<Stream>>> ChannelStream::open(
    std::unique_ptr<Transport>& jumpHost, Endpoint next, const Patience& patience)
{
    const Channel::Request request{next, {"127.0.0.1", 0}};
    auto channel = std::make_unique<Channel>(jumpHost->engine(), request);
    Result<Channel::Progress> progress = Channel::Progress::Again;
    const Transport::Call call = [&] {
        progress = channel->opening();
        return progress && *progress == Channel::Progress::Again ? LIBSSH2_ERROR_EAGAIN : 0;
    };
    (void)co_await jumpHost->complete(call, openPatience);
    if (progress && *progress == Channel::Progress::Done)
        co_return std::unique_ptr<Stream>{
            new ChannelStream{std::move(jumpHost), std::move(channel), patience}};
    const Endpoint server = jumpHost->server();
    const auto& ended = jumpHost->ended();
    if (ended && ended->code == ErrorCode::ServerSilent)
        co_return std::unexpected(
            refusal(server, next, {ErrorCode::TargetUnreachable, {}, "no answer within 30 seconds"}));
    co_return std::unexpected(ended ? atJumpHost(server, *ended) : refusal(server, next, progress.error()));
}

ChannelStream::ChannelStream(
    std::unique_ptr<Transport> jumpHost, std::unique_ptr<Channel> channel, const Patience& patience)
    : m_jumpHost(std::move(jumpHost))
    , m_exchange(*m_jumpHost, patience.exchange)
    , m_channel(std::move(channel))
    , m_arrived(m_jumpHost->stream().executor())
    , m_outputReady(m_jumpHost->stream().executor())
    , m_outputSent(m_jumpHost->stream().executor())
    , m_tasks(m_jumpHost->stream().executor())
{
    m_tasks.spawn(readJumpHost());
    m_tasks.spawn(writeJumpHost());
}

asio::awaitable<void> ChannelStream::readJumpHost()
{
    drive(); // What arrived together with the answer to the request.
    while (!isOver()) {
        if (m_jumpHost->engine().output().isFull()) {
            co_await m_outputSent.wait();
            continue;
        }
        const auto space = m_jumpHost->engine().inputSpace();
        std::error_code failed;
        const std::size_t size = co_await m_jumpHost->stream().readSome(space, failed);
        if (isOver())
            break;
        m_jumpHost->engine().fed(size);
        if (failed)
            m_jumpHost->lost(failed);
        drive();
    }
    wakeAll();
}

void ChannelStream::drive()
{
    if (auto driven = m_jumpHost->engine().drive(); !driven && !isOver()) {
        Error why = driven.error();
        why.subject = toString(m_jumpHost->server());
        m_jumpHost->end(std::move(why));
    }
    m_exchange.look();
    if (!isOver())
        m_jumpHost->runErrands();
    m_arrived.notify();
    outputGrew();
}

asio::awaitable<void> ChannelStream::writeJumpHost()
{
    OutBuffer& output = m_jumpHost->engine().output();
    while (!isOver()) {
        if (output.empty()) {
            co_await m_outputReady.wait();
            continue;
        }
        const auto bytes = output.startSending();
        std::error_code failed;
        co_await m_jumpHost->stream().write(bytes, failed);
        output.sent();
        if (failed && !isOver())
            m_jumpHost->lost(failed);
        m_outputSent.notify();
    }
    wakeAll();
}

void ChannelStream::outputGrew()
{
    if (!m_jumpHost->engine().output().empty())
        m_outputReady.notify();
}

void ChannelStream::wakeAll()
{
    m_arrived.notify();
    m_outputReady.notify();
    m_outputSent.notify();
}

asio::awaitable<std::size_t> ChannelStream::readSome(std::span<char> into, std::error_code& failed)
{
    while (!isOver()) {
        const auto size = m_channel->read(into);
        outputGrew(); // Reading may have sent a window adjustment.
        if (size && *size > 0)
            co_return *size;
        if (!size || m_channel->ended()) {
            failed = size ? std::error_code{asio::error::eof} : asio::error::connection_reset;
            co_return 0;
        }
        co_await m_arrived.wait();
    }
    failed = whyOver();
    co_return 0;
}

asio::awaitable<std::size_t> ChannelStream::write(std::span<const char> bytes, std::error_code& failed)
{
    std::size_t written = 0;
    while (!isOver() && written < bytes.size()) {
        m_unwritten = bytes.size() - written;
        if (m_jumpHost->engine().output().waiting() >= outputHighWater) {
            co_await m_outputSent.wait();
            continue;
        }
        const auto size = m_channel->write(bytes.subspan(written));
        outputGrew();
        if (!size) {
            failed = asio::error::connection_reset;
            co_return written;
        }
        written += *size;
        if (*size == 0)
            co_await m_arrived.wait();
    }
    if (written < bytes.size())
        failed = whyOver();
    m_unwritten = 0;
    co_return written;
}

std::error_code ChannelStream::whyOver() const
{
    return m_closed ? asio::error::operation_aborted : asio::error::connection_reset;
}

void ChannelStream::close()
{
    m_closed = true;
    m_jumpHost->stream().close();
    wakeAll();
}

asio::awaitable<void> ChannelStream::finished()
{
    co_await m_tasks.finished();
    co_await m_jumpHost->stream().finished();
}

std::optional<Error> ChannelStream::trouble() const
{
    const auto& ended = m_jumpHost->ended();
    if (!ended)
        return std::nullopt;
    return atJumpHost(m_jumpHost->server(), *ended);
}

} // namespace underpass
