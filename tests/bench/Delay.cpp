// SPDX-License-Identifier: MIT
// `bench_delay PORT MILLISECONDS` prints a port of its own; what connects there reaches PORT, with so long a
// round trip and all the bandwidth there is. The kernels this is for have no netem.
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t mostUnderWay = std::size_t{512} << 20U; // What a very long and wide way holds.

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

void prepare(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // BBR, the default of some machines, takes the proxy for a bottleneck and slows down.
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_CONGESTION, "reno", 4);
}

// Else sshd, which gathers small packets until those before are acknowledged, waits 40 ms for this program
// and not for the contestant. Has to be said again and again (tcp(7)).
void acknowledgeAtOnce(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

// One direction: what is read goes on its way at once and is written when it has arrived.
class Way
{
public:
    Way(int from, int to, Clock::duration time)
        : m_from(from)
        , m_to(to)
        , m_time(time)
        , m_reader([this] { read(); })
        , m_writer([this] { write(); })
    { }

private:
    struct Piece
    {
        Clock::time_point arrives;
        std::vector<char> bytes; // None: the end.
    };

    void read()
    {
        std::vector<char> buffer(std::size_t{256} << 10U);
        for (ssize_t size = 1; size > 0;) {
            acknowledgeAtOnce(m_from);
            size = ::recv(m_from, buffer.data(), buffer.size(), 0);
            Piece piece{Clock::now() + m_time, {}};
            if (size > 0)
                piece.bytes.assign(buffer.data(), buffer.data() + size);
            std::unique_lock lock{m_mutex};
            m_changed.wait(lock, [this] { return m_underWay < mostUnderWay; });
            m_underWay += piece.bytes.size();
            m_pieces.push_back(std::move(piece));
            m_changed.notify_all();
        }
    }

    void write()
    {
        for (;;) {
            std::unique_lock lock{m_mutex};
            m_changed.wait(lock, [this] { return !m_pieces.empty(); });
            const Piece piece = std::move(m_pieces.front());
            m_pieces.pop_front();
            m_underWay -= piece.bytes.size();
            m_changed.notify_all();
            lock.unlock();
            std::this_thread::sleep_until(piece.arrives);
            if (piece.bytes.empty() || !send(piece.bytes))
                break;
        }
        {
            const std::lock_guard lock{m_mutex};
            m_underWay = 0; // Nobody waits for room any more.
            m_changed.notify_all();
        }
        ::shutdown(m_to, SHUT_WR);
        ::shutdown(m_from, SHUT_RD);
    }

    [[nodiscard]] bool send(const std::vector<char>& bytes) const
    {
        for (std::size_t sent = 0; sent < bytes.size();) {
            const ssize_t size = ::send(m_to, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (size <= 0)
                return false;
            sent += static_cast<std::size_t>(size);
        }
        return true;
    }

    int m_from;
    int m_to;
    Clock::duration m_time;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Piece> m_pieces;
    std::size_t m_underWay = 0;
    std::jthread m_reader;
    std::jthread m_writer;
};

void carry(int near, std::uint16_t port, Clock::duration roundTrip)
{
    const int far = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    prepare(near);
    prepare(far);
    if (::connect(far, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        Way up{near, far, roundTrip / 2};
        const Way down{far, near, roundTrip / 2};
    }
    ::close(near);
    ::close(far);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: bench_delay PORT MILLISECONDS\n", stderr);
        return 2;
    }
    const auto port = static_cast<std::uint16_t>(std::stoul(argv[1]));
    const std::chrono::milliseconds roundTrip{std::stoul(argv[2])};
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0
        || ::listen(listener, SOMAXCONN) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        std::perror("bench_delay");
        return 1;
    }
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    for (;;) {
        if (const int near = ::accept(listener, nullptr, nullptr); near >= 0)
            std::thread{carry, near, port, roundTrip}.detach();
    }
}
