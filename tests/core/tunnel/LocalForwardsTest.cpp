// SPDX-License-Identifier: MIT
#include "core/tunnel/LocalForwards.h"

#include "core/listen/Loopback.h"
#include "tests/support/FakeSession.h"
#include "tests/support/Loop.h"
#include "tests/support/PortHolder.h"
#include "tests/support/Reset.h"

#include <list>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/read.hpp>
#include <asio/write.hpp>

namespace underpass::test {
namespace {

using asio::ip::tcp;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::string_literals;

Forward forwardTo(std::uint16_t target, std::uint16_t listen = 0)
{
    Forward forward;
    forward.listen = {"127.0.0.1", listen};
    forward.target = Endpoint{"target.example", target};
    return forward;
}
Forward dynamicForward()
{
    Forward forward = forwardTo(0);
    forward.kind = ForwardKind::Dynamic;
    forward.target.reset();
    return forward;
}

class LocalForwardsTest : public testing::Test
{
protected:
    ~LocalForwardsTest() override
    {
        forwards.stop();
        bool isOver = false;
        asio::co_spawn(loop, forwards.finished(), [&](const std::exception_ptr&) { isOver = true; });
        EXPECT_TRUE(runUntil(loop, [&] { return isOver; }));
    }
    void hear(ForwardNumber number, const Result<Endpoint>& where)
    {
        told.push_back(std::to_string(number) + (where ? "" : " "s + name(where.error().code)));
        if (where)
            ports[number] = where->port;
    }
    tcp::socket& call(std::uint16_t port)
    {
        tcp::socket& caller = callers.emplace_back(loop);
        caller.connect({asio::ip::address_v4::loopback(), port});
        return caller;
    }
    [[nodiscard]] std::error_code outcomeOf(tcp::socket& caller)
    {
        char byte = 0;
        std::optional<std::error_code> outcome;
        asio::async_read(caller, asio::buffer(&byte, 1),
            [&](const std::error_code& failed, std::size_t) { outcome = failed; });
        EXPECT_TRUE(runUntil(loop, [&] { return outcome.has_value(); }));
        return *outcome;
    }
    [[nodiscard]] bool isCalled(std::size_t times)
    {
        return runUntil(loop, [&] { return calls.size() == times; });
    }
    [[nodiscard]] bool isFree(std::uint16_t port) { return listenOn(loop, {"127.0.0.1", port}).has_value(); }

    asio::io_context loop;
    std::shared_ptr<FixedIdentity> identity = std::make_shared<FixedIdentity>();
    bool takesCalls = true;
    std::vector<std::string> told;
    std::map<ForwardNumber, std::uint16_t> ports;
    std::vector<std::pair<ForwardNumber, Call>> calls;
    std::vector<Caller> turnedAway;
    std::list<tcp::socket> callers;
    LocalForwards forwards{{loop, loop.get_executor(), identity, std::chrono::milliseconds{1},
        [this](ForwardNumber number, const Result<Endpoint>& where) { hear(number, where); },
        [this] { return takesCalls; },
        [this](ForwardNumber number, Call call) { calls.emplace_back(number, std::move(call)); },
        [this](ForwardNumber, const Refusal& refusal) { turnedAway.push_back(refusal.who); }}};
};

TEST_F(LocalForwardsTest, ListenForEachAndSayWhere)
{
    forwards.set({{1, forwardTo(110)}, {2, forwardTo(143)}});
    EXPECT_THAT(told, ElementsAre("1", "2"));
    call(ports[2]);
    ASSERT_TRUE(isCalled(1));
    EXPECT_EQ(calls.front().first, 2U);
    EXPECT_EQ(calls.front().second.target, (Endpoint{"target.example", 143}));
    EXPECT_EQ(calls.front().second.caller.user, "anna");
}

TEST_F(LocalForwardsTest, LeaveOutThoseOfTheServerAndThoseThatAreTurnedOff)
{
    Forward remote = forwardTo(80);
    remote.kind = ForwardKind::Remote;
    Forward off = forwardTo(110);
    off.enabled = false;
    forwards.set({{1, remote}, {2, off}});
    EXPECT_THAT(told, IsEmpty());
}

TEST_F(LocalForwardsTest, GoOnUnchangedUnderTheirNumbers)
{
    forwards.set({{1, forwardTo(110)}, {2, forwardTo(143)}});
    const auto before = ports;
    forwards.set({{2, forwardTo(143)}, {3, forwardTo(25)}});
    EXPECT_THAT(told, ElementsAre("1", "2", "3"));
    EXPECT_EQ(ports[2], before.at(2));
    EXPECT_TRUE(isFree(before.at(1)));
    EXPECT_FALSE(isFree(before.at(2)));
}

TEST_F(LocalForwardsTest, GiveAPortBackBeforeAnotherOneWantsIt)
{
    forwards.set({{1, forwardTo(110)}});
    forwards.set({{2, forwardTo(995, ports[1])}});
    EXPECT_THAT(told, ElementsAre("1", "2"));
    call(ports[1]);
    ASSERT_TRUE(isCalled(1));
    EXPECT_EQ(calls.front().first, 2U);
}

TEST_F(LocalForwardsTest, TryAgainUntilATakenPortIsFree)
{
    auto holder = std::make_unique<PortHolder>("127.0.0.1");
    ASSERT_NE(holder->port(), 0);
    forwards.set({{1, forwardTo(110)}, {2, forwardTo(143, holder->port())}});
    EXPECT_THAT(told, ElementsAre("1", "2 port-in-use"));
    ASSERT_TRUE(runUntil(loop, [this] { return told.size() > 4; })) << "It does not try again and again.";
    EXPECT_EQ(told.back(), "2 port-in-use");
    holder.reset();
    ASSERT_TRUE(runUntil(loop, [this] { return told.back() == "2"; }));
    call(ports[2]);
    EXPECT_TRUE(isCalled(1));
}

TEST_F(LocalForwardsTest, TryAgainAlsoForOneThatIsAddedLater)
{
    auto holder = std::make_unique<PortHolder>("127.0.0.1");
    forwards.set({{1, forwardTo(110)}});
    loop.poll();
    forwards.set({{1, forwardTo(110)}, {2, forwardTo(143, holder->port())}});
    EXPECT_EQ(told.back(), "2 port-in-use");
    holder.reset();
    EXPECT_TRUE(runUntil(loop, [this] { return told.back() == "2"; }));
}

TEST_F(LocalForwardsTest, ForgetAPortThatIsNotWantedAnyMore)
{
    auto holder = std::make_unique<PortHolder>("127.0.0.1");
    const std::uint16_t port = holder->port();
    forwards.set({{1, forwardTo(110, port)}});
    forwards.set({});
    holder.reset();
    bool isOver = false;
    asio::co_spawn(loop, forwards.finished(), [&](const std::exception_ptr&) { isOver = true; });
    ASSERT_TRUE(runUntil(loop, [&] { return isOver; })) << "There is nothing left to try.";
    EXPECT_TRUE(isFree(port));
    EXPECT_THAT(told, ElementsAre("1 port-in-use"));
}

TEST_F(LocalForwardsTest, ResetWhoComesWhileCallsHaveNowhereToGo)
{
    takesCalls = false;
    forwards.set({{1, forwardTo(110)}, {2, dynamicForward()}});
    EXPECT_TRUE(wasReset(outcomeOf(call(ports[1]))));
    EXPECT_TRUE(wasReset(outcomeOf(call(ports[2])))) << "Without being heard out.";
    EXPECT_THAT(calls, IsEmpty());
}

TEST_F(LocalForwardsTest, HearOutWhoCallsADynamicOne)
{
    forwards.set({{1, dynamicForward()}});
    tcp::socket& caller = call(ports[1]);
    asio::write(caller, asio::buffer("CONNECT mail.example.org:110 HTTP/1.1\r\n\r\n"s));
    ASSERT_TRUE(isCalled(1));
    EXPECT_EQ(calls.front().second.target, (Endpoint{"mail.example.org", 110}));
    EXPECT_TRUE(calls.front().second.answerIn);
}

TEST_F(LocalForwardsTest, ResetWhoIsHeardOutTooLate)
{
    forwards.set({{1, dynamicForward()}});
    tcp::socket& caller = call(ports[1]);
    asio::write(caller, asio::buffer("\x05\x01\x00"s));
    std::string answer(2, ' ');
    bool isHeard = false;
    asio::async_read(
        caller, asio::buffer(answer), [&](const std::error_code&, std::size_t) { isHeard = true; });
    ASSERT_TRUE(runUntil(loop, [&] { return isHeard; }));
    takesCalls = false; // The connection is lost meanwhile.
    asio::write(caller, asio::buffer("\x05\x01\x00\x01\x7f\x00\x00\x01\x00\x6e"s));
    EXPECT_TRUE(wasReset(outcomeOf(caller)));
    EXPECT_THAT(calls, IsEmpty());
}

TEST_F(LocalForwardsTest, TurnAwayStrangersAndSayWho)
{
    identity->everyoneIs(Caller::Relation::Other);
    forwards.set({{1, forwardTo(110)}});
    EXPECT_TRUE(wasReset(outcomeOf(call(ports[1]))));
    ASSERT_TRUE(runUntil(loop, [this] { return !turnedAway.empty(); }));
    EXPECT_EQ(turnedAway.front().user, "anna");
    EXPECT_THAT(calls, IsEmpty());
}

TEST_F(LocalForwardsTest, GiveAllPortsBackAtOnceWhenTheyStop)
{
    const PortHolder holder{"127.0.0.1"};
    forwards.set({{1, forwardTo(110)}, {2, forwardTo(143, holder.port())}});
    forwards.stop();
    EXPECT_TRUE(isFree(ports[1]));
    forwards.set({{3, forwardTo(25)}});
    EXPECT_THAT(told, ElementsAre("1", "2 port-in-use"));
}

} // namespace
} // namespace underpass::test
