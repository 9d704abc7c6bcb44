// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <list>
#include <stdexcept>
#include <thread>
#include <vector>

namespace underpass::test {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20U;

std::size_t resident()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (std::size_t kilobytes = 0; word == "VmRSS:" && status >> kilobytes)
            return kilobytes * 1024;
    throw std::runtime_error("No VmRSS in /proc/self/status");
}

bool fallsTo(std::size_t bytes)
{
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (resident() > bytes && std::chrono::steady_clock::now() < patience)
        std::this_thread::yield();
    return resident() <= bytes;
}

// Connections through one tunnel, of which one side sends for ever and the other side never reads.
class LiveSlowReaders : public testing::Test
{
protected:
    struct Pair
    {
        Socket caller;
        Socket callee;
    };
    Pair pair()
    {
        Socket caller = Socket::connect(tunnel.port(0));
        return {std::move(caller), target.accept()};
    }
    void SetUp() override
    {
        tunnel.start();
        ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
        readerGetsEverything(4 * megabyte); // What any transfer needs is there before it is counted.
        base = resident();
    }
    void open(int count)
    {
        for (int i = 0; i < count; ++i)
            crowd.push_back(pair());
    }
    // Until nothing moves any more. How much the others took of it all.
    std::size_t fill(Socket Pair::* sender)
    {
        std::atomic<std::size_t> taken = 0;
        std::vector<std::jthread> senders;
        for (const Pair& each : crowd)
            senders.emplace_back([&, sender] { taken += (each.*sender).writeUntilFull(64 * megabyte); });
        senders.clear();
        return taken;
    }
    void readerGetsEverything(std::size_t size)
    {
        const Pair fast = pair();
        const std::jthread source([&] {
            const std::string some(megabyte, 'f');
            for (std::size_t sent = 0; sent < size; sent += some.size())
                fast.callee.write(some);
        });
        std::size_t arrived = 0;
        while (arrived < size) {
            const std::string more = fast.caller.read(65536);
            ASSERT_FALSE(more.empty()) << arrived;
            arrived += more.size();
        }
    }
    void bytesGoThereAndBack()
    {
        const Pair small = pair();
        small.caller.write("ping");
        EXPECT_EQ(small.callee.read(4), "ping");
        small.callee.write("pong");
        EXPECT_EQ(small.caller.read(4), "pong");
    }

    const SshServer server;
    const Socket target = Socket::listen();
    LiveTunnel tunnel{server, {target.port()}};
    std::list<Pair> crowd;
    std::size_t base = 0;
};

TEST_F(LiveSlowReaders, HaveBoundedMemoryTogetherHinderNobodyAndLeaveNothingBehind)
{
    open(50);
    fill(&Pair::callee);
    EXPECT_LT(resident(), base + 64 * megabyte);
    readerGetsEverything(64 * megabyte);
    bytesGoThereAndBack();
    EXPECT_LT(resident(), base + 64 * megabyte);
    crowd.clear();
    EXPECT_TRUE(fallsTo(base + 10 * megabyte)) << base << " before, now " << resident();
}

TEST_F(LiveSlowReaders, AtTheFarEndHinderNobodyAndGetEverythingOnceTheyRead)
{
    open(20);
    const std::size_t taken = fill(&Pair::caller);
    bytesGoThereAndBack();
    std::size_t arrived = 0;
    for (const Pair& each : crowd) {
        each.caller.endWriting();
        for (std::string more = each.callee.read(65536); !more.empty(); more = each.callee.read(65536))
            arrived += more.size();
    }
    EXPECT_EQ(arrived, taken);
}

} // namespace
} // namespace underpass::test
