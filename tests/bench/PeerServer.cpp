// SPDX-License-Identifier: MIT
#include "tests/bench/PeerServer.h"

#include "tests/bench/PeerSocket.h"

#include <cstdio>
#include <exception>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {
namespace {

void echo(const Socket& socket)
{
    std::array<char, 64 * 1024> bytes{};
    while (const std::size_t size = socket.read(bytes.data(), bytes.size()))
        socket.write(bytes.data(), size);
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
        socket.readAll(bytes + first, sizeof order - first);
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

} // namespace

void serve()
{
    const Socket listener = listenAnywhere(SOMAXCONN);
    for (;;) {
        if (const int accepted = ::accept(listener.descriptor(), nullptr, nullptr); accepted >= 0)
            std::thread{answer, accepted}.detach();
    }
}

void playDead()
{
    const Socket listener = listenAnywhere(0);
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(listener.descriptor(), reinterpret_cast<sockaddr*>(&address), &size);
    std::vector<Socket> queue; // More than it holds: the last ones wait, as everybody after them.
    for (int i = 0; i < 4; ++i) {
        const Socket& waiting = queue.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        (void)::connect(waiting.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    }
    for (;;)
        ::pause();
}

} // namespace bench
