// SPDX-License-Identifier: MIT
// Both ends of the benchmark's load. `bench_peer serve` prints its port and answers; `bench_peer down|up PORT
// BYTES` moves that many checked bytes and prints the seconds; `bench_peer opens PORT COUNT` connects and
// waits for one byte, one connection after another, and prints the seconds of each.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

constexpr std::size_t block = std::size_t{1} << 20U;

struct Order // What the client asks for; both ends are the same program on the same machine.
{
    char what = 'd';
    std::array<char, 7> unused{};
    std::uint64_t bytes = 0;
};

[[noreturn]] void fail(const char* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

class Socket
{
public:
    explicit Socket(int descriptor)
        : m_descriptor(descriptor)
    {
        if (m_descriptor < 0)
            fail("socket");
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Socket() { ::close(m_descriptor); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void write(const char* data, std::size_t size) const
    {
        while (size > 0) {
            const ssize_t written = ::send(m_descriptor, data, size, MSG_NOSIGNAL);
            if (written <= 0)
                fail("send");
            data += written;
            size -= static_cast<std::size_t>(written);
        }
    }
    [[nodiscard]] std::size_t read(char* data, std::size_t size) const
    {
        const ssize_t count = ::recv(m_descriptor, data, size, 0);
        if (count < 0)
            fail("recv");
        return static_cast<std::size_t>(count);
    }

private:
    int m_descriptor;
};

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

// Bytes without a pattern that a lost or doubled packet could fit into.
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

void answer(int descriptor)
{
    try {
        const Socket socket{descriptor};
        Order order;
        for (std::size_t got = 0; got < sizeof order;) {
            const std::size_t count = socket.read(reinterpret_cast<char*>(&order) + got, sizeof order - got);
            if (count == 0)
                return;
            got += count;
        }
        if (order.what == 'u')
            receiveContent(socket, order.bytes);
        else
            sendContent(socket, order.bytes);
        if (order.what == 'u')
            socket.write("k", 1);
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "bench_peer: %s\n", trouble.what());
    }
}

void serve()
{
    const Socket listener{::socket(AF_INET, SOCK_STREAM, 0)};
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener.descriptor(), reinterpret_cast<sockaddr*>(&address), size) != 0
        || ::listen(listener.descriptor(), SOMAXCONN) != 0
        || ::getsockname(listener.descriptor(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
        fail("listen");
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    for (;;) {
        if (const int accepted = ::accept(listener.descriptor(), nullptr, nullptr); accepted >= 0)
            std::thread{answer, accepted}.detach();
    }
}

double seconds(char what, std::uint16_t port, std::uint64_t bytes)
{
    const auto start = Clock::now();
    const Socket socket{::socket(AF_INET, SOCK_STREAM, 0)};
    const sockaddr_in address = loopback(port);
    if (::connect(socket.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        fail("connect");
    const Order order{what, {}, bytes};
    socket.write(reinterpret_cast<const char*>(&order), sizeof order);
    if (what == 'd') {
        receiveContent(socket, bytes);
        return Seconds{Clock::now() - start}.count();
    }
    sendContent(socket, bytes);
    char last = 0;
    if (socket.read(&last, 1) != 1 || last != 'k')
        throw std::runtime_error("the other end did not get all bytes");
    return Seconds{Clock::now() - start}.count();
}

int run(std::string_view what, std::uint16_t port, std::uint64_t number)
{
    if (what == "down" || what == "up") {
        std::printf("%.9f\n", seconds(what == "down" ? 'd' : 'u', port, number));
        return 0;
    }
    if (what != "opens")
        return 2;
    for (std::uint64_t open = 0; open < number; ++open)
        std::printf("%.9f\n", seconds('d', port, 1));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc == 2 && std::string_view{argv[1]} == "serve")
            serve();
        if (argc == 4)
            return run(argv[1], static_cast<std::uint16_t>(std::stoul(argv[2])), std::stoull(argv[3]));
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "bench_peer: %s\n", trouble.what());
        return 1;
    }
    std::fputs("usage: bench_peer serve | (down|up PORT BYTES) | (opens PORT COUNT)\n", stderr);
    return 2;
}
