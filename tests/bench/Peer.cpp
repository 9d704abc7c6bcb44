// SPDX-License-Identifier: MIT
// Both ends of the benchmark's load. `bench_peer serve` prints its port and answers; the others connect to a
// port, which may be a tunnel's, and print seconds:
//   down|up PORT BYTES [STREAMS]   so many checked bytes, spread over the streams: one number
//   opens PORT COUNT [AT_ONCE]     connect and wait for one byte: each, and last the time for all
//   pings PORT COUNT               one byte there and back on one connection: each
//   hold PORT COUNT                so many connections that have carried a byte each; ends with its input
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
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
    ~Socket()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Socket(Socket&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    { }
    Socket& operator=(Socket&&) = delete;

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

void readAll(const Socket& socket, char* data, std::size_t size)
{
    for (std::size_t got = 0; got < size;) {
        const std::size_t count = socket.read(data + got, size - got);
        if (count == 0)
            throw std::runtime_error("the connection ended early");
        got += count;
    }
}

void echo(const Socket& socket)
{
    char byte = 0;
    while (socket.read(&byte, 1) == 1)
        socket.write(&byte, 1);
}

void answer(int descriptor)
{
    try {
        const Socket socket{descriptor};
        Order order;
        char* const bytes = reinterpret_cast<char*>(&order);
        const std::size_t first = socket.read(bytes, sizeof order);
        if (first == 0)
            return; // Somebody looked whether the port answers.
        readAll(socket, bytes + first, sizeof order - first);
        if (order.what == 'e')
            return echo(socket);
        if (order.what == 'd')
            return sendContent(socket, order.bytes);
        receiveContent(socket, order.bytes);
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

Socket ask(char what, std::uint16_t port, std::uint64_t bytes)
{
    Socket socket{::socket(AF_INET, SOCK_STREAM, 0)};
    const sockaddr_in address = loopback(port);
    if (::connect(socket.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        fail("connect");
    const Order order{what, {}, bytes};
    socket.write(reinterpret_cast<const char*>(&order), sizeof order);
    return socket;
}

double secondsSince(Clock::time_point start)
{
    return Seconds{Clock::now() - start}.count();
}

double transfer(char what, std::uint16_t port, std::uint64_t bytes)
{
    const auto start = Clock::now();
    const Socket socket = ask(what, port, bytes);
    if (what == 'd') {
        receiveContent(socket, bytes);
        return secondsSince(start);
    }
    sendContent(socket, bytes);
    char last = 0;
    readAll(socket, &last, 1);
    return secondsSince(start);
}

// On so many threads at once; the first trouble of any of them is thrown.
template <typename Work> void onThreads(std::uint64_t count, Work work)
{
    std::exception_ptr trouble;
    std::mutex mutex;
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t i = 0; i < count; ++i) {
            threads.emplace_back([&, i] {
                try {
                    work(i);
                } catch (const std::exception&) {
                    const std::lock_guard lock{mutex};
                    trouble = std::current_exception();
                }
            });
        }
    }
    if (trouble)
        std::rethrow_exception(trouble);
}

void printOpens(std::uint16_t port, std::uint64_t count, std::uint64_t atOnce)
{
    std::vector<double> each(count);
    const auto start = Clock::now();
    onThreads(atOnce, [&](std::uint64_t thread) {
        for (std::uint64_t open = thread; open < count; open += atOnce)
            each[open] = transfer('d', port, 1);
    });
    const double all = secondsSince(start);
    for (const double one : each)
        std::printf("%.9f\n", one);
    std::printf("%.9f\n", all);
}

void ping(const Socket& socket)
{
    char byte = 'p';
    socket.write(&byte, 1);
    readAll(socket, &byte, 1);
}

void printPings(std::uint16_t port, std::uint64_t count)
{
    const Socket socket = ask('e', port, 0);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto start = Clock::now();
        ping(socket);
        std::printf("%.9f\n", secondsSince(start));
    }
}

void hold(std::uint16_t port, std::uint64_t count)
{
    constexpr std::uint64_t atOnce = 16;
    std::vector<std::unique_ptr<Socket>> held(count);
    onThreads(atOnce, [&](std::uint64_t thread) {
        for (std::uint64_t i = thread; i < count; i += atOnce) {
            held[i] = std::make_unique<Socket>(ask('e', port, 0));
            ping(*held[i]);
        }
    });
    std::printf("%zu\n", held.size());
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
}

int run(std::string_view what, std::uint16_t port, std::uint64_t number, std::uint64_t atOnce)
{
    if (what == "down" || what == "up") {
        const auto start = Clock::now();
        onThreads(atOnce, [&](std::uint64_t) { (void)transfer(what.front(), port, number / atOnce); });
        std::printf("%.9f\n", secondsSince(start));
    } else if (what == "opens") {
        printOpens(port, number, atOnce);
    } else if (what == "pings") {
        printPings(port, number);
    } else if (what == "hold") {
        hold(port, number);
    } else {
        return 2;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc == 2 && std::string_view{argv[1]} == "serve")
            serve();
        if (argc == 4 || argc == 5)
            return run(argv[1], static_cast<std::uint16_t>(std::stoul(argv[2])), std::stoull(argv[3]),
                argc == 5 ? std::stoull(argv[4]) : 1);
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "bench_peer: %s\n", trouble.what());
        return 1;
    }
    std::fputs("usage: bench_peer serve | (down|up|opens|pings|hold) PORT NUMBER [AT_ONCE]\n", stderr);
    return 2;
}
