// SPDX-License-Identifier: MIT
#include "tests/hostile/Connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <utility>

namespace underpass::hostile {

Connection::Connection(int socket)
    : m_socket(socket)
    , m_out(makeSealing("none", {}, Way::ToClient, {}))
    , m_in(makeSealing("none", {}, Way::ToServer, {}))
{
    const timeval longest{20, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &longest, sizeof longest);
}

Connection::~Connection()
{
    letGoOfSocket();
}

void Connection::letGoOfSocket()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

void Connection::close()
{
    shutdown(m_socket, SHUT_WR); // A socket closed with something unread would send RST instead.
}

void Connection::reset()
{
    const linger atOnce{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    letGoOfSocket();
}

void Connection::letGo()
{
    m_isHolding = false;
    raw(std::exchange(m_held, {}));
}

void Connection::raw(std::string_view bytes)
{
    if (m_isHolding) {
        m_held += bytes;
        return;
    }
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            throw HungUp{};
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void Connection::rawSlowly(std::string_view bytes, std::chrono::milliseconds pause)
{
    for (const char byte : bytes) {
        raw({&byte, 1});
        std::this_thread::sleep_for(pause);
    }
}

void Connection::fill()
{
    m_ahead.resize(std::size_t{64} << 10U);
    m_taken = 0;
    ssize_t size = -1;
    do {
        size = recv(m_socket, m_ahead.data(), m_ahead.size(), 0);
    } while (size < 0 && errno == EINTR);
    m_ahead.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    if (size <= 0)
        throw HungUp{};
}

Bytes Connection::readRaw(std::size_t size)
{
    Bytes bytes;
    while (bytes.size() < size) {
        if (m_taken == m_ahead.size())
            fill();
        const Bytes part = m_ahead.substr(m_taken, size - bytes.size());
        m_taken += part.size();
        bytes += part;
    }
    return bytes;
}

Bytes Connection::readLine()
{
    Bytes line;
    while (!line.ends_with('\n'))
        line += readRaw(1);
    line.erase(line.find_last_not_of("\r\n") + 1);
    return line;
}

bool Connection::hasArrived() const
{
    pollfd waiting{m_socket, POLLIN, 0};
    return m_taken < m_ahead.size() || poll(&waiting, 1, 0) > 0;
}

void Connection::untilHungUp()
{
    try {
        for (;;)
            fill();
    } catch (const HungUp&) { }
}

Bytes Connection::packetOf(const Bytes& payload) const
{
    const std::size_t block = m_out->block();
    std::size_t padding = block - (payload.size() + (m_out->padsTheLength() ? 5 : 1)) % block;
    padding += padding < 4 ? block : 0;
    return number32(payload.size() + padding + 1) + static_cast<char>(padding) + payload
        + Bytes(padding, '\0');
}

void Connection::sendPacket(const Bytes& packet)
{
    raw(m_out->seal(m_outNumber++, packet));
}

void Connection::sendLie(std::uint64_t length, unsigned padding, const Bytes& rest)
{
    sendPacket(number32(length) + static_cast<char>(padding) + rest);
}

void Connection::sendPaddingOnly(const Bytes& inThePadding)
{
    const std::size_t start = m_out->padsTheLength() ? 5 : 1;
    const std::size_t whole = (start + inThePadding.size() + 4 + 15) / 16 * 16;
    Bytes padding = inThePadding;
    padding.resize(whole - start);
    sendLie(1 + padding.size(), static_cast<unsigned>(padding.size()), padding);
}

void Connection::sendBroken(const Bytes& payload)
{
    Bytes sealed = m_out->seal(m_outNumber++, packetOf(payload));
    sealed.back() ^= 1;
    raw(sealed);
}

Bytes Connection::receive()
{
    const Bytes packet = m_in->open(m_inNumber++, [this](std::size_t size) { return readRaw(size); });
    Reader reader{packet};
    const std::size_t length = reader.number();
    const std::size_t padding = reader.byte();
    if (length < padding + 2)
        throw Unexpected("a packet of the client holds no message");
    return packet.substr(5, length - padding - 1);
}

void Connection::sendNowAndThen(const Bytes& payload, std::chrono::milliseconds pause)
{
    for (;;) {
        send(payload);
        std::this_thread::sleep_for(pause);
    }
}

void Connection::flood(const Bytes& payload, std::size_t bytes)
{
    for (std::size_t sent = 0; sent < bytes; sent += payload.size())
        send(payload);
}

} // namespace underpass::hostile
