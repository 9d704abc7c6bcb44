// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/Pattern.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <fstream>
#include <system_error>
#include <thread>

namespace underpass::test {
namespace {

// Reads to the end, be it an orderly one or a reset.
std::string readToTheEnd(Socket& socket)
{
    try {
        return socket.readAll();
    } catch (const std::system_error& error) {
        if (error.code() != std::errc::connection_reset)
            throw;
        return {};
    }
}

std::size_t residentMegabytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (std::size_t kilobytes = 0; word == "VmRSS:" && status >> kilobytes)
            return kilobytes / 1024;
    throw std::runtime_error("No VmRSS in /proc/self/status");
}

TEST(LiveForward, CarriesSixtyFourMegabytesUnchangedBothWaysAndHalfCloses)
{
    const SshServer server;
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server, {target.port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const std::string bytes = pattern(std::size_t{64} << 20U);
    Socket caller = Socket::connect(tunnel.port(0));
    Socket callee = target.accept();
    std::jthread writer([&] {
        caller.write(bytes);
        caller.endWriting();
    });
    const std::string arrived = callee.readAll(); // Ends only when the half-close came through.
    ASSERT_TRUE(arrived == bytes);
    std::jthread answerer([&] {
        callee.write(arrived);
        callee.endWriting();
    });
    EXPECT_TRUE(caller.readAll() == bytes);
}

TEST(LiveForward, EachOfManyCallersReachesItsOwnTarget)
{
    const SshServer server;
    const Socket first = Socket::listen();
    const Socket second = Socket::listen();
    LiveTunnel tunnel(server, {first.port(), second.port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const auto greet = [](const Socket& listener, const std::string& words) {
        for (int count = 0; count < 100; ++count)
            listener.accept().write(words);
    };
    std::jthread one([&] { greet(first, "first\n"); });
    std::jthread two([&] { greet(second, "second\n"); });
    std::vector<Socket> callers;
    for (std::size_t count = 0; count < 200; ++count)
        callers.push_back(Socket::connect(tunnel.port(count % 2)));
    for (std::size_t count = 0; count < 200; ++count)
        EXPECT_EQ(callers[count].readLine(), count % 2 == 0 ? "first\n" : "second\n");
}

TEST(LiveForward, RefusedTargetEndsTheCallerAndKeepsTheTunnel)
{
    const SshServer server;
    LiveTunnel tunnel(server, {freePort()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    Socket caller = Socket::connect(tunnel.port(0));
    EXPECT_EQ(readToTheEnd(caller), "");
    EXPECT_TRUE(std::holds_alternative<Online>(tunnel.state())) << tunnel.history();
}

TEST(LiveForward, ResetByTheCallerReachesTheTarget)
{
    const SshServer server;
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server, {target.port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    Socket caller = Socket::connect(tunnel.port(0));
    caller.write("hello\n");
    Socket callee = target.accept();
    ASSERT_EQ(callee.readLine(), "hello\n");
    caller.reset();
    EXPECT_EQ(readToTheEnd(callee), "");
    EXPECT_TRUE(std::holds_alternative<Online>(tunnel.state())) << tunnel.history();
}

TEST(LiveForward, ResetByTheTargetReachesTheCaller)
{
    const SshServer server;
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server, {target.port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    Socket caller = Socket::connect(tunnel.port(0));
    Socket callee = target.accept();
    callee.write("hello\n");
    ASSERT_EQ(caller.readLine(), "hello\n");
    callee.reset();
    EXPECT_EQ(readToTheEnd(caller), "");
    EXPECT_TRUE(std::holds_alternative<Online>(tunnel.state())) << tunnel.history();
}

TEST(LiveForward, TargetThatDoesNotAnswerDelaysNobodyElse)
{
    const SshServer server;
    const Socket silent = Socket::listen(0);
    const Socket filler
        = Socket::connect(silent.port()); // Takes the only place: the system ignores the next caller.
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server, {silent.port(), target.port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const Socket waiting = Socket::connect(tunnel.port(0));
    waiting.write("late\n");
    for (int count = 0; count < 20; ++count) {
        Socket caller = Socket::connect(tunnel.port(1));
        caller.write("quick\n");
        EXPECT_EQ(target.accept().readLine(), "quick\n");
    }
    const Socket first = silent.accept(); // Makes room: the waiting one gets through after all.
    EXPECT_EQ(silent.accept().readLine(), "late\n");
}

TEST(LiveForward, CallerThatDoesNotReadStopsTheSourceInsteadOfFillingMemory)
{
    const SshServer server;
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server, {target.port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const Socket caller = Socket::connect(tunnel.port(0));
    const Socket source = target.accept();
    const std::size_t before = residentMegabytes();
    constexpr std::size_t gigabyte = std::size_t{1} << 30U;
    const std::size_t taken = source.writeUntilFull(gigabyte);
    EXPECT_LT(taken, gigabyte);
    EXPECT_LT(residentMegabytes(), before + 64);
    source.endWriting();
    std::size_t arrived = 0;
    for (std::string more = caller.read(65536); !more.empty(); more = caller.read(65536))
        arrived += more.size();
    EXPECT_EQ(arrived, taken);
}

} // namespace
} // namespace underpass::test
