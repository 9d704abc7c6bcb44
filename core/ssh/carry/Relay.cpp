// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Relay.h"

#include "core/net/Reset.h"
#include "core/net/UnsentLimit.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include <asio/post.hpp>

namespace underpass {
namespace {

constexpr std::size_t mostDownInOneTurn = std::size_t{512} * 1024;

Endpoint originatorOf(const asio::ip::tcp::socket& socket)
{
    std::error_code ignored;
    const auto peer = socket.remote_endpoint(ignored);
    return {peer.address().to_string(), peer.port()};
}

Caller callerFrom(const Endpoint& originator)
{
    Caller caller;
    caller.from = toString(originator);
    return caller;
}

} // namespace

Relay::Relay(RelayHost& host, std::uint64_t id, ForwardNumber forward, Call call)
    : m_host(host)
    , m_info{id, forward, std::move(call.caller), std::move(call.target), call.ahead.size(), 0, Clock::now()}
    , m_caller(std::move(call.named))
    , m_local(std::move(call.socket))
    , m_channel(host.engine(), {m_info.target, originatorOf(m_local)})
    , m_answerIn(call.answerIn)
    , m_heard(std::move(call.heard))
    , m_unsent(call.ahead.begin(), call.ahead.end())
{
    std::error_code ignored;
    m_local.non_blocking(true, ignored);
    limitUnsent(m_local);
    m_channel.setOwner(this);
}

Relay::Relay(RelayHost& host, std::uint64_t id, RemoteCall call)
    : m_host(host)
    , m_info{id, call.forward, callerFrom(call.originator), std::move(call.target), 0, 0, Clock::now()}
    , m_local(std::move(call.socket))
    , m_channel(host.engine(), *call.channel)
    , m_phase(Phase::Open)
{
    std::error_code ignored;
    m_local.non_blocking(true, ignored);
    limitUnsent(m_local);
    m_channel.setOwner(this);
}

RelayInfo Relay::info() const
{
    RelayInfo info = m_info;
    if (m_caller)
        info.caller = *m_caller;
    return info;
}

void Relay::channelReady()
{
    if (m_phase == Phase::Opening)
        pollOpening();
    if (m_phase == Phase::Open)
        moveDown();
    if (m_phase == Phase::Open && maySendAgain())
        moveUp();
    if (m_phase == Phase::Closing)
        close();
}

void Relay::set(Up up)
{
    assert(m_up < Up::Ended || up >= m_up); // An end is for good.
    m_up = up;
    if (m_up == Up::EofSent && m_down == Down::Ended)
        beginClosing();
}

void Relay::set(Down down)
{
    assert(m_down != Down::Ended);
    m_down = down;
    if (m_up == Up::EofSent && m_down == Down::Ended)
        beginClosing();
}

void Relay::pollOpening()
{
    const auto progress = m_channel.opening();
    m_host.outputGrew();
    if (!progress)
        refused(progress.error());
    else if (*progress == Channel::Progress::Done)
        opened();
}

void Relay::opened()
{
    m_phase = Phase::Open;
    m_host.targetAnswered(*this, std::nullopt);
    tellWhoAsked(std::nullopt);
    if (!m_answerIn || giveToProgram(answerTo(*m_answerIn, std::nullopt)))
        moveUp();
}

void Relay::refused(const Error& why)
{
    m_host.targetAnswered(*this, why);
    tellWhoAsked(why);
    if (m_answerIn)
        m_host.turnAway(std::move(m_local), answerTo(*m_answerIn, why));
    else
        reset(m_local);
    beginClosing();
}

void Relay::tellWhoAsked(const std::optional<Error>& refusal)
{
    if (const auto heard = std::exchange(m_heard, nullptr))
        heard(refusal);
}

void Relay::moveDown()
{
    for (std::size_t moved = 0; m_down == Down::Idle && m_phase == Phase::Open;) {
        if (moved >= mostDownInOneTurn) {
            waitForDownTurn();
            break;
        }
        const auto size = m_channel.read(m_host.scratch());
        if (!size)
            return abort();
        if (*size == 0)
            break;
        m_info.bytesDown += *size;
        moved += *size;
        if (moved == *size)
            m_host.carried(*this);
        if (!giveToProgram(m_host.scratch().first(*size)))
            return;
    }
    if (m_channel.isRead() && std::exchange(m_isUnsentLimited, false))
        liftUnsentLimit(m_local);
    m_host.outputGrew(); // Reading may have sent a window adjustment.
    const bool isAllPassedOn = m_down == Down::Idle || m_down == Down::Ended;
    if (m_phase == Phase::Open && isAllPassedOn && m_channel.ended())
        endWritingToProgram();
}

// What gathered while the program did not read may be a whole window; others have their turn first.
void Relay::waitForDownTurn()
{
    set(Down::Turn);
    asio::post(m_local.get_executor(), [self = shared_from_this()] {
        if (self->m_phase != Phase::Open)
            return;
        self->set(Down::Idle);
        self->channelReady();
    });
}

// Everything, or as much as the socket takes now and the rest once it takes more. False when that ended the
// relay.
bool Relay::giveToProgram(std::span<const char> bytes)
{
    std::error_code failed;
    const std::size_t written = m_local.write_some(asio::buffer(bytes.data(), bytes.size()), failed);
    if (failed && failed != asio::error::would_block) {
        abort();
        return false;
    }
    const auto rest = bytes.subspan(failed ? 0 : written);
    if (rest.empty())
        return true;
    m_untaken.assign(rest.begin(), rest.end());
    m_channel.heldUp();
    set(Down::Program);
    m_local.async_wait(
        asio::ip::tcp::socket::wait_write, [self = shared_from_this()](const std::error_code&) {
            if (self->m_phase == Phase::Open) // Where the wait failed, writing tells so.
                self->giveUntaken();
        });
    return true;
}

void Relay::giveUntaken()
{
    set(Down::Idle);
    const std::vector<char> rest = std::exchange(m_untaken, {});
    if (!giveToProgram(rest) || m_down != Down::Idle)
        return;
    m_channel.caughtUp();
    channelReady();
}

void Relay::endWritingToProgram()
{
    if (m_down != Down::Ended) {
        std::error_code ignored;
        m_local.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        set(Down::Ended);
    }
    if (m_phase == Phase::Open && m_channel.closedByServer())
        beginClosing();
}

void Relay::beginClosing()
{
    std::error_code ignored;
    m_local.close(ignored);
    m_phase = Phase::Closing;
    close();
    m_host.outputGrew();
}

void Relay::close()
{
    if (m_channel.closing() == Channel::Progress::Again)
        return;
    m_phase = Phase::Over;
    m_host.relayOver(m_info.id);
}

void Relay::abort()
{
    if (m_phase == Phase::Closing || m_phase == Phase::Over)
        return;
    reset(m_local);
    beginClosing();
}

void Relay::release()
{
    abort();
    (void)m_channel.closing();
    m_phase = Phase::Over;
}

} // namespace underpass
