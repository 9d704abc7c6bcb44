// SPDX-License-Identifier: MIT
#include "tests/support/Socket.h"

#include <algorithm>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <random>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace underpass::test {
namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void check(bool good, const char* what)
{
    if (!good)
        throw std::system_error(errno, std::generic_category(), what);
}

} // namespace

Socket::Socket(int handle)
    : m_handle(handle)
{
    check(handle >= 0, "socket");
    const timeval limit{20, 0};
    setsockopt(m_handle, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(m_handle, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

Socket::Socket(Socket&& other) noexcept
    : m_handle(std::exchange(other.m_handle, -1))
    , m_ahead(std::move(other.m_ahead))
{ }

Socket& Socket::operator=(Socket&& other) noexcept
{
    std::swap(m_handle, other.m_handle);
    std::swap(m_ahead, other.m_ahead);
    return *this;
}

Socket::~Socket()
{
    if (m_handle >= 0)
        close(m_handle);
}

Socket Socket::connect(std::uint16_t port)
{
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(port);
    check(::connect(socket.m_handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
        "connect");
    return socket;
}

Socket Socket::listen(int waiting)
{
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(0);
    check(bind(socket.m_handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "bind");
    check(::listen(socket.m_handle, waiting) == 0, "listen");
    return socket;
}

Socket Socket::accept() const
{
    return Socket(accept4(m_handle, nullptr, nullptr, SOCK_CLOEXEC));
}

std::uint16_t Socket::port() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    check(getsockname(m_handle, reinterpret_cast<sockaddr*>(&address), &size) == 0, "getsockname");
    return ntohs(address.sin_port);
}

void Socket::write(const std::string& bytes) const
{
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t sent
            = TEMP_FAILURE_RETRY(send(m_handle, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL));
        check(sent > 0, "send");
        done += static_cast<std::size_t>(sent);
    }
}

std::size_t Socket::writeUntilFull(std::size_t atMost) const
{
    const std::string zeros(65536, '\0');
    std::size_t done = 0;
    pollfd room{m_handle, POLLOUT, 0};
    while (done < atMost && poll(&room, 1, 2000) == 1) {
        const ssize_t sent = send(m_handle, zeros.data(), zeros.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        check(sent > 0, "send");
        done += static_cast<std::size_t>(sent);
    }
    return done;
}

std::string Socket::read(std::size_t atMost) const
{
    constexpr std::size_t most = std::size_t{1}
        << 20U; // One call brings no more, and clearing it costs time.
    std::string bytes(std::min(atMost, most), '\0');
    const ssize_t got = TEMP_FAILURE_RETRY(recv(m_handle, bytes.data(), bytes.size(), 0));
    check(got >= 0, "recv");
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

std::string Socket::readLine()
{
    std::size_t end = 0;
    while ((end = m_ahead.find('\n')) == std::string::npos) {
        const std::string more = read(65536);
        if (more.empty())
            return std::exchange(m_ahead, {});
        m_ahead += more;
    }
    const std::string line = m_ahead.substr(0, end + 1);
    m_ahead.erase(0, end + 1);
    return line;
}

std::string Socket::readAll()
{
    for (std::string more = read(65536); !more.empty(); more = read(65536))
        m_ahead += more;
    return std::exchange(m_ahead, {});
}

bool Socket::hasArrived() const
{
    pollfd arrival{m_handle, POLLIN, 0};
    return poll(&arrival, 1, 0) == 1;
}

void Socket::endWriting() const
{
    check(shutdown(m_handle, SHUT_WR) == 0, "shutdown");
}

void Socket::reset()
{
    const linger now{1, 0};
    setsockopt(m_handle, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(std::exchange(m_handle, -1));
}

std::uint16_t freePort()
{
    std::random_device random;
    std::uniform_int_distribution<std::uint16_t> anyPort(10000, 32000);
    for (int tries = 0; tries < 1000; ++tries) {
        const std::uint16_t port = anyPort(random);
        const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const Socket owner(handle);
        const sockaddr_in address = loopback(port);
        if (bind(handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
            return port;
    }
    throw std::runtime_error("There is no free port.");
}

} // namespace underpass::test
