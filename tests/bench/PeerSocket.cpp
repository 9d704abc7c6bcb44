// SPDX-License-Identifier: MIT
#include "tests/bench/PeerSocket.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {
namespace {

constexpr std::size_t block = std::size_t{1} << 20U;

[[noreturn]] void fail(const char* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

const std::vector<char>& content()
{
    static const std::vector<char> bytes = [] {
        std::vector<char> made(block);
        std::uint64_t state = 88172645463325252U;
        for (char& each : made) {
            state ^= state << 13U;
            state ^= state >> 7U;
            state ^= state << 17U;
            each = static_cast<char>(state);
        }
        return made;
    }();
    return bytes;
}

// RFC 1928: no log-in, connect to an IPv4 address.
void passSocks(const Socket& socket, std::uint16_t port)
{
    const char high = static_cast<char>(port >> 8U);
    const char low = static_cast<char>(port & 0xffU);
    const std::array<char, 13> request{5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, high, low};
    std::array<char, 12> reply{};
    socket.write(request.data(), request.size());
    socket.readAll(reply.data(), reply.size());
    if (reply[1] != 0 || reply[3] != 0)
        throw std::runtime_error("the SOCKS server refused");
}

} // namespace

Door doorFrom(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto number
        = [](std::string_view digits) { return static_cast<std::uint16_t>(std::stoul(std::string{digits})); };
    if (slash == std::string_view::npos)
        return {number(text), 0};
    return {number(text.substr(0, slash)), number(text.substr(slash + 1))};
}

Socket::Socket(int descriptor)
    : m_descriptor(descriptor)
{
    if (m_descriptor < 0)
        fail("socket");
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Socket::~Socket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Socket::write(const char* data, std::size_t size) const
{
    while (size > 0) {
        const ssize_t written = ::send(m_descriptor, data, size, MSG_NOSIGNAL);
        if (written <= 0)
            fail("send");
        data += written;
        size -= static_cast<std::size_t>(written);
    }
}

std::size_t Socket::read(char* data, std::size_t size) const
{
    const ssize_t count = ::recv(m_descriptor, data, size, 0);
    if (count < 0)
        fail("recv");
    return static_cast<std::size_t>(count);
}

void Socket::readAll(char* data, std::size_t size) const
{
    for (std::size_t got = 0; got < size;) {
        const std::size_t count = read(data + got, size - got);
        if (count == 0)
            throw std::runtime_error("the connection ended early");
        got += count;
    }
}

Socket listenAnywhere(int backlog)
{
    Socket listener{::socket(AF_INET, SOCK_STREAM, 0)};
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener.descriptor(), reinterpret_cast<sockaddr*>(&address), size) != 0
        || ::listen(listener.descriptor(), backlog) != 0
        || ::getsockname(listener.descriptor(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
        fail("listen");
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return listener;
}

Socket dial(const Door& door)
{
    Socket socket{::socket(AF_INET, SOCK_STREAM, 0)};
    const sockaddr_in address = loopback(door.port);
    if (::connect(socket.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        fail("connect");
    if (door.behindSocks != 0)
        passSocks(socket, door.behindSocks);
    return socket;
}

Socket ask(char what, const Door& door, std::uint64_t bytes)
{
    Socket socket = dial(door);
    const Order order{what, {}, bytes};
    socket.write(reinterpret_cast<const char*>(&order), sizeof order);
    return socket;
}

void sendContent(const Socket& socket, std::uint64_t bytes)
{
    for (std::uint64_t sent = 0; sent < bytes;) {
        const std::size_t size = std::min<std::uint64_t>(block, bytes - sent);
        socket.write(content().data(), size);
        sent += size;
    }
}

void receiveContent(const Socket& socket, std::uint64_t bytes)
{
    std::vector<char> buffer(std::size_t{256} << 10U);
    for (std::uint64_t got = 0; got < bytes;) {
        const std::size_t place = got % block;
        const std::size_t count = socket.read(
            buffer.data(), std::min<std::uint64_t>({buffer.size(), block - place, bytes - got}));
        if (count == 0 || std::memcmp(buffer.data(), content().data() + place, count) != 0)
            throw std::runtime_error("the bytes that arrived are not the ones that were sent");
        got += count;
    }
}

} // namespace bench
