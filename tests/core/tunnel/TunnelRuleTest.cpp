// SPDX-License-Identifier: MIT
#include "tests/core/tunnel/TunnelFixture.h"
#include "tests/support/Reset.h"

#include <list>

#include <gtest/gtest.h>

#include <asio/read.hpp>
#include <asio/write.hpp>

namespace underpass {
namespace {

using namespace underpass::test;
using namespace std::string_literals;
using asio::ip::tcp;

// Edits of who may use a forward, while its tunnel runs. Every caller is /usr/bin/mail.
class TunnelRuleTest : public TunnelFixture
{
protected:
    TunnelRuleTest() { profile.forwards.push_back(profile.forwards.front()); }

    tcp::socket& call(std::size_t index)
    {
        tcp::socket& caller = callers.emplace_back(worker);
        caller.connect({asio::ip::address_v4::loopback(), port(index)});
        return caller;
    }
    [[nodiscard]] bool hasRelays(std::size_t number)
    {
        return runUntil(worker, [&] { return tunnel->relays().size() == number; });
    }
    void goOnlineWithACaller()
    {
        goOnline(profile);
        call(0);
        ASSERT_TRUE(hasRelays(1));
    }
    void edit(std::vector<std::string> programs)
    {
        profile.forwards[0].programs = std::move(programs);
        ASSERT_TRUE(tunnel->takeOver(profile));
    }

    Profile profile = profileFor("a");
    std::list<tcp::socket> callers;
};

TEST_F(TunnelRuleTest, EndsTheConnectionsThatANarrowedRuleNoLongerAllowsAndSaysSo)
{
    goOnlineWithACaller();
    const std::uint16_t before = port(0);
    edit({"thunderbird"});
    EXPECT_TRUE(tunnel->relays().empty());
    ASSERT_EQ(taken.size(), 1U);
    ASSERT_EQ(taken[0].ended.size(), 1U);
    EXPECT_EQ(taken[0].ended[0].caller.program, "/usr/bin/mail");
    EXPECT_EQ(taken[0].ended[0].forward, profile.forwards[0]);
    EXPECT_EQ(port(0), before);
    EXPECT_EQ(count.made, 1) << "The connection to the server stays.";
}

TEST_F(TunnelRuleTest, RefusesTheNextCallerByTheNarrowedRule)
{
    goOnlineWithACaller();
    edit({"thunderbird"});
    tcp::socket& next = call(0);
    ASSERT_TRUE(runUntil(worker, [this] { return !forward(0).turnedAway.empty(); }));
    std::string byte(1, ' ');
    std::error_code failed;
    asio::read(next, asio::buffer(byte), failed);
    EXPECT_TRUE(wasReset(failed));
    call(1);
    EXPECT_TRUE(hasRelays(1)) << "The other forward has a rule of its own.";
}

TEST_F(TunnelRuleTest, LeavesTheConnectionsAloneThatANewRuleStillAllows)
{
    goOnlineWithACaller();
    edit({"/usr/bin/mail"});
    EXPECT_EQ(tunnel->relays().size(), 1U);
    edit({});
    EXPECT_EQ(tunnel->relays().size(), 1U);
    for (const TakenOver& each : taken)
        EXPECT_TRUE(each.ended.empty());
}

TEST_F(TunnelRuleTest, EndsTheConnectionsOfOtherAccountsWhenTheForwardIsForItsOwnerAlone)
{
    profile.forwards[0].who = WhoMayConnect::EveryoneOnThisPc;
    identity->everyoneIs(Caller::Relation::Other);
    goOnlineWithACaller();
    profile.forwards[0].who = WhoMayConnect::OnlyMe;
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_TRUE(tunnel->relays().empty());
}

TEST_F(TunnelRuleTest, LetsThoseInWhomAWidenedRuleAllows)
{
    profile.forwards[0].programs = {"thunderbird"};
    goOnline(profile);
    call(0);
    ASSERT_TRUE(runUntil(worker, [this] { return !forward(0).turnedAway.empty(); }));
    edit({});
    call(0);
    EXPECT_TRUE(hasRelays(1));
}

TEST_F(TunnelRuleTest, TurnsAwayOneWhoStillTalksToADynamicForwardByItsNarrowedRule)
{
    profile.forwards[0].kind = ForwardKind::Dynamic;
    profile.forwards[0].target.reset();
    goOnline(profile);
    tcp::socket& caller = call(0);
    asio::write(caller, asio::buffer("\x05\x01\x00"s));
    std::string answer(2, ' ');
    bool isHeard = false;
    asio::async_read(
        caller, asio::buffer(answer), [&](const std::error_code&, std::size_t) { isHeard = true; });
    ASSERT_TRUE(runUntil(worker, [&] { return isHeard; }));
    edit({"thunderbird"});
    asio::write(caller, asio::buffer("\x05\x01\x00\x01\x7f\x00\x00\x01\x00\x50"s));
    bool isOver = false;
    std::error_code failed;
    asio::async_read(caller, asio::buffer(answer), [&](const std::error_code& error, std::size_t) {
        failed = error;
        isOver = true;
    });
    ASSERT_TRUE(runUntil(worker, [&] { return isOver; }));
    EXPECT_TRUE(wasReset(failed));
    EXPECT_TRUE(tunnel->relays().empty());
}

} // namespace
} // namespace underpass
