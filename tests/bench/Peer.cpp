// SPDX-License-Identifier: MIT
// Both ends of the benchmark's load. `bench_peer serve` prints its port and answers, `bench_peer dead` prints
// one where nobody does; the others connect to DOOR, a port that may be a tunnel's, or SOCKSPORT/PORT, and
// print seconds:
//   down|up DOOR BYTES [STREAMS]   so many checked bytes, spread over the streams: one number
//   both DOOR BYTES [PAIRS]        half of them each way at the same time
//   opens DOOR COUNT [AT_ONCE]     connect and wait for one byte: each, and last the time for all
//   page DOOR COUNT [AT_ONCE]      the same with the sizes of a page's parts, 1 KB to 1 MB
//   pings DOOR COUNT [BYTES]       there and back on one connection: each
//   hold DOOR COUNT                so many connections that have carried a byte each; ends with its input
#include "tests/bench/PeerServer.h"
#include "tests/bench/PeerSocket.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace bench {
namespace {

using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

struct Load
{
    Door door;
    std::uint64_t number = 0;
    std::uint64_t second = 1;
};

double secondsSince(Clock::time_point start)
{
    return Seconds{Clock::now() - start}.count();
}

double transfer(char what, const Door& door, std::uint64_t bytes)
{
    const auto start = Clock::now();
    const Socket socket = ask(what, door, bytes);
    if (what == 'd') {
        receiveContent(socket, bytes);
        return secondsSince(start);
    }
    sendContent(socket, bytes);
    char last = 0;
    socket.readAll(&last, 1);
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

// `way(i)` says in which direction stream i goes.
void printTransfers(const Door& door, std::uint64_t bytes, std::uint64_t streams, char (*way)(std::uint64_t))
{
    const auto start = Clock::now();
    onThreads(streams, [&](std::uint64_t i) { (void)transfer(way(i), door, bytes / streams); });
    std::printf("%.9f\n", secondsSince(start));
}

void down(const Load& load)
{
    printTransfers(load.door, load.number, load.second, [](std::uint64_t) { return 'd'; });
}

void up(const Load& load)
{
    printTransfers(load.door, load.number, load.second, [](std::uint64_t) { return 'u'; });
}

void both(const Load& load)
{
    printTransfers(
        load.door, load.number, 2 * load.second, [](std::uint64_t i) { return i % 2 == 0 ? 'd' : 'u'; });
}

void printFetches(const Load& load, const std::vector<std::uint64_t>& sizes)
{
    std::vector<double> each(load.number);
    const auto start = Clock::now();
    onThreads(load.second, [&](std::uint64_t thread) {
        for (std::uint64_t open = thread; open < load.number; open += load.second)
            each[open] = transfer('d', load.door, sizes[open % sizes.size()]);
    });
    const double all = secondsSince(start);
    for (const double one : each)
        std::printf("%.9f\n", one);
    std::printf("%.9f\n", all);
}

void opens(const Load& load)
{
    printFetches(load, {1});
}

void page(const Load& load)
{
    constexpr std::uint64_t kilobyte = 1024;
    printFetches(load,
        {kilobyte, 20 * kilobyte, 4 * kilobyte, 100 * kilobyte, 2 * kilobyte, 40 * kilobyte, 8 * kilobyte,
            1024 * kilobyte});
}

void ping(const Socket& socket, std::string& bytes)
{
    socket.write(bytes.data(), bytes.size());
    socket.readAll(bytes.data(), bytes.size());
}

void pings(const Load& load)
{
    const Socket socket = ask('e', load.door, 0);
    std::string bytes(load.second, 'p');
    for (std::uint64_t i = 0; i < load.number; ++i) {
        const auto start = Clock::now();
        ping(socket, bytes);
        std::printf("%.9f\n", secondsSince(start));
    }
}

void hold(const Load& load)
{
    constexpr std::uint64_t atOnce = 16;
    std::vector<std::unique_ptr<Socket>> held(load.number);
    onThreads(atOnce, [&](std::uint64_t thread) {
        for (std::uint64_t i = thread; i < load.number; i += atOnce) {
            std::string byte = "p";
            held[i] = std::make_unique<Socket>(ask('e', load.door, 0));
            ping(*held[i], byte);
        }
    });
    std::printf("%zu\n", held.size());
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
}

int run(std::string_view what, const Load& load)
{
    static const std::map<std::string_view, std::function<void(const Load&)>> kinds{{"down", down},
        {"up", up}, {"both", both}, {"opens", opens}, {"page", page}, {"pings", pings}, {"hold", hold}};
    const auto kind = kinds.find(what);
    if (kind == kinds.end())
        return 2;
    kind->second(load);
    return 0;
}

} // namespace
} // namespace bench

int main(int argc, char** argv)
{
    try {
        const std::string_view what = argc > 1 ? argv[1] : "";
        if (argc == 2 && what == "serve")
            bench::serve();
        if (argc == 2 && what == "dead")
            bench::playDead();
        if (argc == 4 || argc == 5)
            return bench::run(
                what, {bench::doorFrom(argv[2]), std::stoull(argv[3]), argc == 5 ? std::stoull(argv[4]) : 1});
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "bench_peer: %s\n", trouble.what());
        return 1;
    }
    std::fputs(
        "usage: bench_peer serve|dead, or (down|up|both|opens|page|pings|hold) DOOR NUMBER [AT_ONCE]\n",
        stderr);
    return 2;
}
