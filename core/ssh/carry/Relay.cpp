// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Relay.h"

#include "core/net/Reset.h"
#include "core/net/UnsentLimit.h"

#include <algorithm>
#include <utility>

#include <asio/post.hpp>

namespace underpass {
namespace {

constexpr std::size_t mostDownInOneTurn = std::size_t{512} * 1024;
constexpr std::size_t smallBurst = std::size_t{16} * 1024;
constexpr std::chrono::milliseconds burstTime{100};

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
    , m_up(call.ahead.begin(), call.ahead.end())
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

void Relay::pump()
{
    if (m_phase == Phase::Opening)
        pollOpening();
    if (m_phase == Phase::Open)
        moveDown();
    if (m_phase == Phase::Open && (!m_up.empty() || hasNewRoom() || (m_upEnded && !m_eofSent)))
        moveUp();
    if (m_phase == Phase::Closing)
        close();
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
    if (!m_answerIn || giveToLocal(answerTo(*m_answerIn, std::nullopt)))
        moveUp();
}

void Relay::refused(const Error& why)
{
    m_host.targetAnswered(*this, why);
    if (m_answerIn)
        m_host.turnAway(std::move(m_local), answerTo(*m_answerIn, why));
    else
        resetLocal();
    beginClosing();
}

void Relay::moveDown()
{
    for (std::size_t moved = 0; m_down.empty() && !m_downEnded && m_phase == Phase::Open;) {
        if (moved >= mostDownInOneTurn) {
            moveDownLater();
            break;
        }
        const auto size = m_channel.read(m_host.scratch());
        if (!size)
            return abort();
        if (*size == 0)
            break;
        m_info.bytesDown += *size;
        moved += *size;
        if (!giveToLocal(m_host.scratch().first(*size)))
            return;
    }
    if (m_channel.isRead() && std::exchange(m_unsentLimited, false))
        liftUnsentLimit(m_local);
    m_host.outputGrew(); // Reading may have sent a window adjustment.
    if (m_phase == Phase::Open && m_down.empty() && m_channel.ended())
        endLocalWriting();
}

// What gathered while the local program did not read may be a whole window; others have their turn first.
void Relay::moveDownLater()
{
    if (std::exchange(m_waitingTurn, true))
        return;
    asio::post(m_local.get_executor(), [self = shared_from_this()] {
        self->m_waitingTurn = false;
        if (self->m_phase == Phase::Open)
            self->pump();
    });
}

// Everything, or as much as the socket takes now and the rest once it takes more. False when that ended the
// relay.
bool Relay::giveToLocal(std::span<const char> bytes)
{
    std::error_code failed;
    const std::size_t written = m_local.write_some(asio::buffer(bytes.data(), bytes.size()), failed);
    if (failed && failed != asio::error::would_block) {
        abort();
        return false;
    }
    const auto rest = bytes.subspan(failed ? 0 : written);
    if (!rest.empty()) {
        m_down.assign(rest.begin(), rest.end());
        m_channel.heldUp();
        waitWritable();
    }
    return true;
}

void Relay::waitWritable()
{
    if (std::exchange(m_waitingWritable, true))
        return;
    m_local.async_wait(
        asio::ip::tcp::socket::wait_write, [self = shared_from_this()](const std::error_code& failed) {
            self->m_waitingWritable = false;
            if (failed || self->m_phase != Phase::Open)
                return;
            const std::vector<char> rest = std::exchange(self->m_down, {});
            if (!self->giveToLocal(rest) || !self->m_down.empty())
                return;
            self->m_channel.caughtUp();
            self->pump();
        });
}

void Relay::moveUp()
{
    m_waitingRoom = false;
    m_waitingWindow = false;
    if (m_phase != Phase::Open || m_eofSent || !sendWaiting())
        return;
    if (m_upEnded)
        return localEnded();
    const bool mayPassBy = isSmall() && !m_host.engine().output().isFull();
    if (!mayPassBy && !m_host.hasRoom()) {
        if (!std::exchange(m_waitingRoom, true))
            m_host.waitForRoom(shared_from_this());
        return;
    }
    const std::size_t room = m_channel.room();
    if (room == 0)
        return waitForWindow();
    std::error_code failed;
    const auto share = m_host.share().first(std::min(m_host.share().size(), room));
    const std::size_t size = m_local.read_some(asio::buffer(share.data(), share.size()), failed);
    if (failed == asio::error::would_block)
        return waitReadable();
    if (failed == asio::error::eof)
        return localEnded();
    if (failed)
        return abort();
    m_info.bytesUp += size;
    m_burst += size;
    if (!sendUp(share.first(size)) || !m_up.empty())
        return;
    // Not a loop: the other relays' turn comes first.
    if (size == share.size())
        moveUpLater();
    else
        waitReadable();
}

// What is not read now stays with the local program: nothing is kept here for a target that does not read.
// Its end needs no room.
void Relay::waitForWindow()
{
    m_waitingWindow = true;
    char next = 0;
    std::error_code failed;
    (void)m_local.receive(asio::buffer(&next, 1), asio::socket_base::message_peek, failed);
    if (failed == asio::error::would_block)
        waitReadable();
    else if (failed == asio::error::eof)
        localEnded();
    else if (failed)
        abort();
}

// There may be more: waiting for that would cost two system calls.
void Relay::moveUpLater()
{
    asio::post(m_local.get_executor(), [self = shared_from_this()] { self->moveUp(); });
}

// Little sent lately: a key press or a question does not queue behind somebody's upload.
bool Relay::isSmall()
{
    const TimePoint now = Clock::now();
    if (now - m_burstStart > burstTime) {
        m_burstStart = now;
        m_burst = 0;
    }
    return m_burst < smallBurst;
}

// False while the channel does not take what an earlier turn left.
bool Relay::sendWaiting()
{
    if (m_up.empty())
        return true;
    const std::vector<char> waiting = std::exchange(m_up, {});
    return sendUp(waiting) && m_up.empty();
}

bool Relay::sendUp(std::span<const char> bytes)
{
    while (!bytes.empty()) {
        const auto size = m_channel.write(bytes);
        if (!size) {
            abort();
            return false;
        }
        if (*size == 0)
            break;
        bytes = bytes.subspan(*size);
    }
    m_up.assign(bytes.begin(), bytes.end());
    if (m_channel.takeRoomToTell())
        moveDown();
    m_host.outputGrew();
    return m_phase == Phase::Open;
}

void Relay::waitReadable()
{
    if (std::exchange(m_waitingReadable, true))
        return;
    m_local.async_wait(
        asio::ip::tcp::socket::wait_read, [self = shared_from_this()](const std::error_code& failed) {
            self->m_waitingReadable = false;
            if (!failed)
                self->moveUp();
        });
}

void Relay::localEnded()
{
    m_upEnded = true;
    const auto progress = m_channel.sendEof();
    if (!progress)
        return abort();
    m_eofSent = *progress == Channel::Progress::Done;
    m_host.outputGrew();
    finishIfBothEnded();
}

void Relay::endLocalWriting()
{
    if (!std::exchange(m_downEnded, true)) {
        std::error_code ignored;
        m_local.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    }
    if (m_channel.closedByServer())
        return beginClosing();
    finishIfBothEnded();
}

void Relay::finishIfBothEnded()
{
    if (m_downEnded && m_eofSent)
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
    resetLocal();
    beginClosing();
}

void Relay::release()
{
    abort();
    (void)m_channel.closing();
    m_phase = Phase::Over;
}

void Relay::resetLocal()
{
    reset(m_local);
}

} // namespace underpass
