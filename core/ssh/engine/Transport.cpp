// SPDX-License-Identifier: MIT
#include "core/ssh/engine/Transport.h"

#include "core/base/CleanText.h"
#include "core/net/Deadline.h"
#include "core/ssh/engine/OtherProtocol.h"

#include <algorithm>
#include <utility>

#include <asio/error.hpp>

namespace underpass {
namespace {

// What OpenSSH says in place of a greeting: because of MaxStartups, and because of PerSourcePenalties.
bool saysItIsFull(const std::string& greeting)
{
    return greeting.starts_with("Exceeded MaxStartups") || greeting.starts_with("Not allowed at this time");
}

bool isHangingUp(ErrorCode code)
{
    return code == ErrorCode::ServerClosed || code == ErrorCode::LinkLost;
}

} // namespace

Transport::Transport(std::unique_ptr<Stream> stream, std::unique_ptr<Engine> engine, Endpoint server)
    : m_stream(std::move(stream))
    , m_engine(std::move(engine))
    , m_server(std::move(server))
{ }

asio::awaitable<int> Transport::complete(Call call)
{
    Interlude nothing;
    co_return co_await complete(std::move(call), std::move(nothing));
}

asio::awaitable<int> Transport::complete(Call call, std::chrono::seconds patience)
{
    m_patience = patience;
    const int code = co_await complete(std::move(call));
    m_patience.reset();
    co_return code;
}

// The time in which we wait for the server, or are busy with what it sends.
class Transport::Wait
{
public:
    explicit Wait(Transport& transport)
        : m_transport(transport)
    {
        const auto left = transport.m_timeLeft;
        if (left && *left <= Clock::duration::zero())
            transport.tookTooLong(); // Its deadline might never get its turn: the next wait takes its place.
        else if (left)
            m_deadline.emplace(transport.stream().executor(),
                std::chrono::ceil<std::chrono::milliseconds>(*left),
                [&transport] { transport.tookTooLong(); });
    }
    ~Wait()
    {
        if (auto& left = m_transport.m_timeLeft)
            *left = std::max(*left - (Clock::now() - m_since), Clock::duration::zero());
    }
    Wait(const Wait&) = delete;
    Wait& operator=(const Wait&) = delete;

private:
    Transport& m_transport;
    const TimePoint m_since = Clock::now();
    std::optional<Deadline> m_deadline;
};

asio::awaitable<int> Transport::complete(Call call, Interlude interlude)
{
    std::optional<Wait> wait;
    for (;;) {
        if (!wait)
            wait.emplace(*this);
        const std::size_t before = m_engine->inputLeft();
        const int code = call();
        heedLastWords();
        for (const std::string& words : wordsToTell()) {
            wait.reset(); // There may be more time from now on.
            m_listener->said(words);
            wait.emplace(*this);
        }
        co_await flush();
        if (code != LIBSSH2_ERROR_EAGAIN)
            co_return code;
        const bool stillDigesting = m_engine->inputLeft() > 0 && m_engine->inputLeft() < before;
        if (m_ended && !stillDigesting)
            co_return LIBSSH2_ERROR_SOCKET_DISCONNECT; // Also where nobody has to read to know.
        if (interlude) {
            wait.reset();
            if (co_await interlude())
                continue;
            wait.emplace(*this);
        }
        if (!stillDigesting)
            co_await readMore();
    }
}

asio::awaitable<void> Transport::flush()
{
    while (!m_engine->output().empty()) {
        const auto bytes = m_engine->output().startSending();
        std::error_code failed;
        co_await m_stream->write(bytes, failed);
        m_engine->output().sent();
        if (failed)
            lost(failed);
    }
}

asio::awaitable<void> Transport::readMore()
{
    co_await flush(); // The interlude may have produced output.
    std::optional<Deadline> deadline;
    if (m_patience)
        deadline.emplace(m_stream->executor(), *m_patience, [this] {
            end({ErrorCode::ServerSilent, toString(m_server),
                "no answer within the time allowed for this step"});
        });
    const auto space = m_engine->inputSpace();
    std::error_code failed;
    const std::size_t size = co_await m_stream->readSome(space, failed);
    m_engine->fed(size);
    if (failed)
        lost(failed);
}

void Transport::atStep(std::string step, WaitsFor whom)
{
    m_step = std::move(step);
    if (m_listener)
        m_listener->began({whom, m_step});
}

void Transport::extendWaiting(std::chrono::milliseconds time)
{
    if (!m_timeLeft || time <= m_timeInAll)
        return;
    *m_timeLeft += time - m_timeInAll;
    m_timeInAll = time;
}

// Not in the handshake: before the host key is accepted nobody knows whose words they are.
std::vector<std::string> Transport::wordsToTell()
{
    return m_listener && m_timeLeft ? m_engine->takeWords() : std::vector<std::string>{};
}

// Whatever the call that read them says, and whatever became of the connection since.
void Transport::heedLastWords()
{
    const bool isOurs = m_ended && (m_brokeBelow || !isHangingUp(m_ended->code));
    if (!m_engine->lastWords() || isOurs)
        return;
    m_ended = asError(*m_engine->lastWords());
    m_ended->subject = toString(m_server);
}

void Transport::tookTooLong()
{
    end({ErrorCode::LogInTooLong, toString(m_server), "it did not get beyond this step: " + m_step});
}

void Transport::lost(const std::error_code& reason)
{
    m_engine->serverClosed();
    if (m_ended)
        return;
    m_ended = m_stream->trouble();
    m_brokeBelow = m_ended.has_value();
    if (m_brokeBelow)
        return;
    const bool closedByServer = reason == asio::error::eof;
    m_ended = Error{
        closedByServer ? ErrorCode::ServerClosed : ErrorCode::LinkLost, toString(m_server), reason.message()};
}

void Transport::end(Error why)
{
    if (!m_ended)
        m_ended = std::move(why);
    if (const auto interrupt = std::exchange(m_interrupt, nullptr))
        interrupt();
    m_engine->serverClosed();
    m_stream->close();
}

Error Transport::error(int code) const
{
    Error error = m_engine->error(code);
    error.subject = toString(m_server);
    if (m_ended && m_engine->lastWords())
        return *m_ended;
    // libssh2 reports most of its errors as its own; only one that it blames on the socket is explained by
    // the stream.
    if (m_ended
        && (m_brokeBelow || error.code == ErrorCode::ServerClosed || m_ended->code == ErrorCode::Cancelled
            || m_ended->code == ErrorCode::ServerSilent || m_ended->code == ErrorCode::LogInTooLong))
        return *m_ended;
    return error;
}

asio::awaitable<Result<void>> shakeHands(Transport& transport, std::chrono::milliseconds longest)
{
    const Deadline deadline{transport.stream().executor(), longest, [&transport] {
                                transport.end({ErrorCode::ServerSilent, toString(transport.server()),
                                    "it has not finished introducing itself"});
                            }};
    transport.atStep("key exchange");
    const Transport::Call call
        = [&] { return transport.engine().handshake(transport.stream().bottomSocket()); };
    // What is no SSH server may keep us waiting for ever.
    const Transport::Interlude look = [&transport]() -> asio::awaitable<bool> {
        if (const auto other = otherProtocol(transport.engine().firstBytes()))
            transport.end(*other);
        co_return false;
    };
    const int code = co_await transport.complete(call, look);
    if (code == 0)
        co_return Result<void>{};
    if (transport.ended() && (transport.ended()->code == ErrorCode::Cancelled || transport.brokeBelow()))
        co_return std::unexpected(*transport.ended());

    const std::string& said = transport.engine().firstBytes();
    const std::string subject = toString(transport.server());
    if (saysItIsFull(said))
        co_return fail(ErrorCode::ServerFull, subject, "it said: " + cleanText(said));
    auto other = otherProtocol(said);
    if (!other && !said.empty() && said.find("SSH-") == std::string::npos)
        other = unknownProtocol(said);
    if (other) {
        other->subject = subject;
        co_return std::unexpected(*other);
    }
    if (said.empty() && transport.ended() && isHangingUp(transport.ended()->code))
        co_return fail(
            ErrorCode::ServerFull, subject, "the connection was closed before the server introduced itself");
    co_return std::unexpected(transport.error(code));
}

} // namespace underpass
