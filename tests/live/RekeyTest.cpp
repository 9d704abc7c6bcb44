// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <thread>

namespace underpass::test {
namespace {

TEST(LiveRekey, BytesOfBothDirectionsSurviveHundredsOfKeyExchanges)
{
    const SshServer server("RekeyLimit 64K");
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server, {target.port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    std::string bytes;
    for (std::uint32_t value = 1; bytes.size() < (std::size_t{64} << 20U);
        value = value * 1664525U + 1013904223U)
        bytes += std::to_string(value);
    Socket caller = Socket::connect(tunnel.port(0));
    Socket callee = target.accept();
    const auto send = [&bytes](const Socket& from) {
        from.write(bytes);
        from.endWriting();
    };
    std::jthread up([&] { send(caller); });
    std::jthread down([&] { send(callee); });
    std::string atCallee;
    std::jthread reader([&] { atCallee = callee.readAll(); });
    EXPECT_TRUE(caller.readAll() == bytes) << tunnel.history();
    reader.join();
    EXPECT_TRUE(atCallee == bytes);
    std::size_t exchanges = 0;
    const std::string log = server.log();
    for (auto at = log.find("SSH2_MSG_NEWKEYS received"); at != std::string::npos;
        at = log.find("SSH2_MSG_NEWKEYS received", at + 1))
        ++exchanges;
    EXPECT_GT(exchanges, 100U);
}

} // namespace
} // namespace underpass::test
