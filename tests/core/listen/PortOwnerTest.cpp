// SPDX-License-Identifier: MIT
#include "core/listen/PortOwner.h"

#include "core/listen/Loopback.h"
#include "tests/support/PortHolder.h"

#include <filesystem>

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;

asio::ip::tcp::endpoint at(const char* address, std::uint16_t port)
{
    return {asio::ip::make_address(address), port};
}

TEST(PortOwner, NamesTheProcessThatListens)
{
    const PortHolder holder{"127.0.0.1"};
    const auto owner = findPortOwner(at("127.0.0.1", holder.port()));
    ASSERT_TRUE(owner);
    EXPECT_EQ(owner->processId, holder.processId());
    EXPECT_EQ(std::filesystem::path{owner->program}.stem().string(), "core_tests");
    EXPECT_EQ(owner->relation, Caller::Relation::Me);
}

TEST(PortOwner, CountsOnlyWhoIsInTheWayOfTheAddress)
{
    const PortHolder holder{"127.0.0.1"};
    EXPECT_FALSE(findPortOwner(at("127.0.0.2", holder.port())));
    EXPECT_FALSE(findPortOwner(at("::1", holder.port())));
    EXPECT_TRUE(findPortOwner(at("0.0.0.0", holder.port())));
    EXPECT_TRUE(findPortOwner(at("::ffff:127.0.0.1", holder.port())));
    const PortHolder everywhere{"0.0.0.0"};
    EXPECT_TRUE(findPortOwner(at("127.0.0.1", everywhere.port())));
    EXPECT_FALSE(findPortOwner(at("::1", everywhere.port())));
}

TEST(PortOwner, IsNobodyForAFreePort)
{
    asio::io_context worker;
    auto listening = listenOn(worker, {"127.0.0.1", 0});
    ASSERT_TRUE(listening);
    const auto here = listening->front().local_endpoint();
    EXPECT_TRUE(findPortOwner(here));
    listening->clear();
    EXPECT_FALSE(findPortOwner(here));
}

TEST(PortOwner, IsNoListenerWhereOnlyAnAcceptedConnectionIsLeft)
{
    asio::io_context worker;
    auto listening = listenOn(worker, {"127.0.0.1", 0});
    ASSERT_TRUE(listening);
    const auto here = listening->front().local_endpoint();
    asio::ip::tcp::socket caller{worker};
    caller.connect(here);
    const asio::ip::tcp::socket accepted = listening->front().accept();
    EXPECT_TRUE(findListener(here));
    listening->clear();
    EXPECT_FALSE(findListener(here)) << "nobody takes calls there any more";
}

TEST(PortOwner, PutsIntoWordsWhatIsKnown)
{
    using Relation = Caller::Relation;
    EXPECT_EQ(
        toString(Caller{Relation::Me, "anna", 4711, "/usr/bin/thunderbird"}), "thunderbird (pid 4711, anna)");
    EXPECT_EQ(toString(Caller{Relation::Other, "ben", 0, ""}), "a program (ben)");
    EXPECT_EQ(toString(Caller{Relation::Other, "", 7, "sshd"}), "sshd (pid 7)");
    EXPECT_EQ(toString(Caller{}), "a program");
}

} // namespace
} // namespace underpass
