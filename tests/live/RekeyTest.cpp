// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace underpass::test {
namespace {

constexpr std::size_t partSize = std::size_t{64} << 20U;

std::string part()
{
    std::string bytes;
    for (std::uint32_t value = 1; bytes.size() < partSize; value = value * 1664525U + 1013904223U)
        bytes += std::to_string(value);
    return bytes;
}

// The same part so many times over, without ever holding all of it.
void send(const Socket& to, const std::string& bytes, int times)
{
    for (int i = 0; i < times; ++i)
        to.write(bytes);
    to.endWriting();
}

// How many bytes were what they should be, up to the end or the first that was not.
std::size_t receive(const Socket& from, const std::string& bytes)
{
    std::size_t got = 0;
    for (;;) {
        const std::string piece = from.read(partSize);
        const std::size_t place = got % bytes.size();
        const std::string_view here = std::string_view{bytes}.substr(place, piece.size());
        if (piece.empty() || !piece.starts_with(here) || !bytes.starts_with(piece.substr(here.size())))
            return got;
        got += piece.size();
    }
}

void carriesBothWays(LiveTunnel& tunnel, const Socket& target, int times)
{
    const std::string bytes = part();
    const Socket caller = Socket::connect(tunnel.port(0));
    const Socket callee = target.accept();
    std::jthread up([&] { send(caller, bytes, times); });
    std::jthread down([&] { send(callee, bytes, times); });
    std::size_t atCallee = 0;
    std::jthread reader([&] { atCallee = receive(callee, bytes); });
    const std::size_t all = bytes.size() * static_cast<std::size_t>(times);
    EXPECT_EQ(receive(caller, bytes), all) << tunnel.history();
    reader.join();
    EXPECT_EQ(atCallee, all);
}

std::size_t exchanges(const SshServer& server)
{
    std::size_t count = 0;
    const std::string log = server.log();
    for (auto at = log.find("SSH2_MSG_NEWKEYS received"); at != std::string::npos;
        at = log.find("SSH2_MSG_NEWKEYS received", at + 1))
        ++count;
    return count;
}

TEST(LiveRekey, BytesOfBothDirectionsSurviveHundredsOfKeyExchanges)
{
    // The exchange that costs least: a sanitizer makes each of the others take a second.
    const SshServer server("RekeyLimit 64K\nKexAlgorithms curve25519-sha256");
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server, {target.port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    carriesBothWays(tunnel, target, REKEY_ROUNDS);
    EXPECT_GT(exchanges(server), std::size_t{100} * REKEY_ROUNDS);
}

TEST(LiveRekey, NewKeysAreAskedForInTheMiddleOfEverything)
{
    const SshServer server("RekeyLimit default none");
    const Socket target = Socket::listen();
    KeyLimits keys;
    keys.bytes = std::uint64_t{1} << 20U;
    LiveTunnel tunnel(server, {target.port()}, keys);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    carriesBothWays(tunnel, target, 1);
    EXPECT_GT(exchanges(server), 20U);
}

TEST(LiveRekey, NewKeysAreAskedForWhenTheOldOnesHaveServedTheirTime)
{
    const SshServer server("RekeyLimit default none");
    const Socket target = Socket::listen();
    KeyLimits keys;
    keys.time = std::chrono::seconds{1};
    LiveTunnel tunnel(server, {target.port()}, keys);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const Socket caller = Socket::connect(tunnel.port(0));
    const Socket callee = target.accept();
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (exchanges(server) < 3 && std::chrono::steady_clock::now() < patience) {
        callee.write("question");
        ASSERT_EQ(caller.read(8), "question");
        caller.write("answer");
        ASSERT_EQ(callee.read(6), "answer");
    }
    EXPECT_GE(exchanges(server), 3U);
}

} // namespace
} // namespace underpass::test
