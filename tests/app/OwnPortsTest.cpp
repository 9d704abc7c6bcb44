// SPDX-License-Identifier: MIT
#include "app/ctl/OwnPorts.h"

#include "core/system/ProcessAlive.h"
#include "tests/support/PortHolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using test::PortHolder;
using testing::HasSubstr;

// A tunnel that says all is well with a forward at this port.
Running wellAt(std::uint16_t port, std::int64_t process)
{
    ForwardReport forward;
    forward.spec = "L:127.0.0.1:" + std::to_string(port) + "=localhost:110";
    forward.listen = "127.0.0.1:" + std::to_string(port);
    forward.listening = true;
    forward.state = "ready";
    forward.words = "ready";
    TunnelReport tunnel{"mail", "Mail", "online", "Connected.", ""};
    tunnel.forwards = {forward};
    return {{process, {}}, tunnel};
}

TEST(OwnPorts, AreThoseThatTheTunnelsProcessHolds)
{
    const PortHolder holder{"127.0.0.1"};
    ASSERT_NE(holder.port(), 0);
    EXPECT_EQ(whyNotOurs(wellAt(holder.port(), holder.processId())), std::nullopt);
}

TEST(OwnPorts, AreNotThoseOfAnotherProcessWhateverTheTunnelSays)
{
    const PortHolder holder{"127.0.0.1"};
    const auto why = whyNotOurs(wellAt(holder.port(), holder.processId() + 1));
    ASSERT_TRUE(why);
    EXPECT_THAT(*why, HasSubstr("is held by "));
    EXPECT_THAT(*why, HasSubstr("pid " + std::to_string(holder.processId())));
}

TEST(OwnPorts, AreNotThoseThatNobodyHolds)
{
    std::uint16_t port = 0;
    {
        const PortHolder gone{"127.0.0.1"};
        port = gone.port();
    }
    const auto why = whyNotOurs(wellAt(port, ownProcessId()));
    ASSERT_TRUE(why);
    EXPECT_THAT(*why, HasSubstr("nobody listens on port"));
}

TEST(OwnPorts, CountOnlyWhereTheProfileRequiresThemAndWhereTheyAreHere)
{
    Running running = wellAt(1, ownProcessId());
    running.tunnel.forwards[0].required = false;
    EXPECT_EQ(whyNotOurs(running), std::nullopt);
    running.tunnel.forwards[0].required = true;
    running.tunnel.forwards[0].spec = "R:8080=localhost:80";
    EXPECT_EQ(whyNotOurs(running), std::nullopt) << "At the server.";
    running.tunnel.forwards[0].state = "refused";
    running.tunnel.forwards[0].words = "the server does not permit it";
    EXPECT_THAT(whyNotOurs(running).value_or(""), HasSubstr("does not permit"));
    running.tunnel.state = "waiting";
    running.tunnel.sentence = "Waiting.";
    EXPECT_EQ(whyNotOurs(running), "Waiting.");
}

} // namespace
} // namespace underpass
