// SPDX-License-Identifier: MIT
// Proxies on the way. A test is called by the row of rows.txt that it shows.
#include "tests/live/LiveTunnel.h"
#include "tests/support/Socket.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

TEST(LiveZooProxies, B54_NoPasswordGoesToAProxyThatWantsAnotherLogInThanBasic)
{
    const Socket proxy = Socket::listen();
    std::string asked;
    std::thread answering{[&] {
        Socket client = proxy.accept();
        for (std::string line = client.readLine(); line.size() > 2; line = client.readLine())
            asked += line;
        client.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\n"
                     "Proxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n");
    }};
    const SshServer server;
    LiveTunnel tunnel{server, {freePort()}};
    tunnel.profile.proxy = {ProxyKind::Http, {"127.0.0.1", proxy.port()}, "anna"};
    tunnel.prompter.willAnswer("open-sesame");
    tunnel.start();
    const bool isOver = tunnel.reaches("failed");
    answering.join();
    ASSERT_TRUE(isOver) << tunnel.history();
    const Error why = std::get<Failed>(tunnel.reached()).why;
    EXPECT_EQ(why.code, ErrorCode::ProxyLogInUnknown) << sentence(why);
    EXPECT_EQ(why.detail, "it offers negotiate, ntlm");
    EXPECT_TRUE(tunnel.prompter.questions().empty());
    EXPECT_THAT(asked, testing::StartsWith("CONNECT 127.0.0.1:"));
    EXPECT_THAT(asked, testing::Not(testing::HasSubstr("Authorization")));
}

} // namespace
} // namespace underpass::test
