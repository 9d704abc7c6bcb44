// SPDX-License-Identifier: MIT
// A relay's direction to the server: the rest of it is in Relay.cpp.
#include "core/ssh/carry/Relay.h"

#include <algorithm>
#include <utility>

#include <asio/post.hpp>

namespace underpass {
namespace {

constexpr std::size_t smallBurst = std::size_t{16} * 1024;
constexpr std::chrono::milliseconds burstTime{100};

} // namespace

void Relay::moveUp()
{
    if (m_phase != Phase::Open || m_up == Up::EofSent || !sendUnsent())
        return;
    if (m_up == Up::Ended)
        programEnded();
    else if (hasTurn())
        sendFromProgram();
}

bool Relay::hasTurn()
{
    const bool mayPassBy = isSmall() && !m_host.engine().output().isFull();
    if (mayPassBy || m_host.hasRoom())
        return true;
    set(Up::Room);
    m_host.waitForRoom(shared_from_this());
    return false;
}

void Relay::sendFromProgram()
{
    const std::size_t room = m_channel.room();
    if (room == 0)
        return waitForWindow();
    std::error_code failed;
    const auto share = m_host.share().first(std::min(m_host.share().size(), room));
    const std::size_t size = m_local.read_some(asio::buffer(share.data(), share.size()), failed);
    if (failed == asio::error::would_block) {
        set(Up::Program);
        return listen();
    }
    if (failed == asio::error::eof)
        return programEnded();
    if (failed)
        return abort();
    m_info.bytesUp += size;
    m_burst += size;
    if (!sendUp(share.first(size)) || !m_unsent.empty())
        return;
    // There may be more where the share was full: waiting for that would cost two system calls. And no loop:
    // the other relays' turn comes first.
    if (size == share.size())
        return waitForUpTurn();
    set(Up::Program);
    listen();
}

// What is not read now stays with the program: nothing is kept here for a target that does not read. Its end
// needs no room.
void Relay::waitForWindow()
{
    set(Up::Server);
    char next = 0;
    std::error_code failed;
    (void)m_local.receive(asio::buffer(&next, 1), asio::socket_base::message_peek, failed);
    if (failed == asio::error::would_block)
        listen();
    else if (failed == asio::error::eof)
        programEnded();
    else if (failed)
        abort();
}

void Relay::waitForUpTurn()
{
    set(Up::Turn);
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
bool Relay::sendUnsent()
{
    if (m_unsent.empty())
        return true;
    const std::vector<char> unsent = std::exchange(m_unsent, {});
    return sendUp(unsent) && m_unsent.empty();
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
    m_unsent.assign(bytes.begin(), bytes.end());
    if (!m_unsent.empty())
        set(Up::Server);
    if (m_channel.takeRoomToTell())
        moveDown();
    m_host.outputGrew();
    return m_phase == Phase::Open;
}

// Now that the server has sent something.
bool Relay::maySendAgain() const
{
    switch (m_up) {
    case Up::Server:
        return !m_unsent.empty() || m_channel.room() > 0;
    case Up::Ended:
        return true;
    case Up::Idle:
    case Up::Program:
    case Up::Room:
    case Up::Turn:
    case Up::EofSent:
        return false;
    }
    std::unreachable();
}

// One wait serves both who waits for the program's words and who waits for the server and must hear of its
// end. When it comes in another state, that state's own call is still to come. On Windows the wait fails
// where the program resets; reading tells so everywhere.
void Relay::listen()
{
    if (std::exchange(m_isListening, true))
        return;
    m_local.async_wait(asio::ip::tcp::socket::wait_read, [self = shared_from_this()](const std::error_code&) {
        self->m_isListening = false;
        if (self->m_up == Up::Program || self->m_up == Up::Server)
            self->moveUp();
    });
}

void Relay::programEnded()
{
    set(Up::Ended);
    const auto progress = m_channel.sendEof();
    if (!progress)
        return abort();
    if (*progress == Channel::Progress::Done)
        set(Up::EofSent);
    m_host.outputGrew();
}

} // namespace underpass
