// SPDX-License-Identifier: MIT
#include "core/listen/Loopback.h"
#include "tests/core/tunnel/TunnelFixture.h"
#include "tests/support/PortHolder.h"
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

const Error lost{ErrorCode::LinkLost, "mail.example.org:22", "reset"};

Forward forwardTo(std::uint16_t target, std::uint16_t listen = 0)
{
    Forward forward;
    forward.listen = {"127.0.0.1", listen};
    forward.target = Endpoint{"localhost", target};
    return forward;
}

// Edits of a profile whose tunnel runs.
class TunnelEditTest : public TunnelFixture
{
protected:
    TunnelEditTest() { profile.forwards = {forwardTo(110), forwardTo(143)}; }

    // Whoever calls each forward has a relay.
    void goOnlineWithCallers()
    {
        goOnline(profile);
        call(0);
        ASSERT_TRUE(hasRelays(1));
        call(1);
        ASSERT_TRUE(hasRelays(2));
    }
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
    [[nodiscard]] std::vector<std::uint16_t> targets() const
    {
        std::vector<std::uint16_t> ports;
        for (const RelayInfo& relay : tunnel->relays())
            ports.push_back(relay.target.port);
        return ports;
    }
    // Every relay says the forward that it belongs to.
    void expectRelaysInPlace() const
    {
        for (const RelayInfo& relay : tunnel->relays())
            EXPECT_EQ(relay.target, profile.forwards.at(relay.forward).target);
    }
    [[nodiscard]] bool isFree(std::uint16_t which)
    {
        return listenOn(worker, {"127.0.0.1", which}).has_value();
    }

    Profile profile = profileFor("a");
    std::list<tcp::socket> callers;
};

using Ports = std::vector<std::uint16_t>;

TEST_F(TunnelEditTest, AddsAForwardBesideOthersThatNoticeNothing)
{
    goOnlineWithCallers();
    const Ports before{port(0), port(1)};
    profile.forwards.insert(profile.forwards.begin(), forwardTo(25));
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_EQ((Ports{port(1), port(2)}), before);
    EXPECT_TRUE(forward(0).listening);
    call(0);
    ASSERT_TRUE(hasRelays(3));
    EXPECT_EQ(targets(), (Ports{110, 143, 25}));
    expectRelaysInPlace();
    EXPECT_EQ(count.made, 1);
    EXPECT_EQ(history(), (std::vector<std::string>{"connecting", "online", "online"}));
}

TEST_F(TunnelEditTest, EndsAForwardThatIsGoneTogetherWithItsRelays)
{
    goOnlineWithCallers();
    const std::uint16_t gone = port(0);
    const std::uint16_t stays = port(1);
    profile.forwards.erase(profile.forwards.begin());
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_EQ(targets(), (Ports{143}));
    expectRelaysInPlace();
    EXPECT_EQ(port(0), stays);
    EXPECT_TRUE(isFree(gone));
    EXPECT_FALSE(isFree(stays));
    call(0);
    ASSERT_TRUE(hasRelays(2));
    expectRelaysInPlace();
}

TEST_F(TunnelEditTest, TurnsAForwardOffAndOnAgain)
{
    goOnlineWithCallers();
    const std::uint16_t off = port(1);
    profile.forwards[1].enabled = false;
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_FALSE(forward(1).listening);
    EXPECT_TRUE(isFree(off));
    EXPECT_EQ(targets(), (Ports{110}));
    EXPECT_EQ(history().back(), "online");
    profile.forwards[1].enabled = true;
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_TRUE(forward(1).listening);
    call(1);
    ASSERT_TRUE(hasRelays(2));
    expectRelaysInPlace();
}

TEST_F(TunnelEditTest, ListensOnThePortOfTheForwardThatItReplaces)
{
    profile.forwards[0].listen.port
        = [this] { return listenOn(worker, {"127.0.0.1", 0})->front().local_endpoint().port(); }();
    goOnlineWithCallers();
    const std::uint16_t same = port(0);
    profile.forwards[0].target = Endpoint{"localhost", 995};
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_TRUE(forward(0).listening) << sentence(forward(0).trouble.value_or(Error{}));
    EXPECT_EQ(port(0), same);
    EXPECT_EQ(targets(), (Ports{143})) << "What went to the former target has ended.";
    call(0);
    ASSERT_TRUE(hasRelays(2));
    EXPECT_EQ(targets(), (Ports{143, 995}));
}

TEST_F(TunnelEditTest, KeepsAForwardOfWhichOnlyItsWeightChanged)
{
    const PortHolder holder{"127.0.0.1"};
    profile.forwards.push_back(forwardTo(25, holder.port()));
    goOnlineWithCallers();
    EXPECT_EQ(history().back(), "degraded");
    for (Forward& each : profile.forwards)
        each.required = false;
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_EQ(history().back(), "online");
    EXPECT_EQ(targets(), (Ports{110, 143}));
}

TEST_F(TunnelEditTest, ForgetsWhatASessionSaysOfAForwardThatIsGone)
{
    goOnlineWithCallers();
    const auto numbers = session->relays();
    const ForwardNumber first = numbers.at(0).forward;
    const ForwardNumber second = numbers.at(1).forward;
    profile.forwards.erase(profile.forwards.begin());
    ASSERT_TRUE(tunnel->takeOver(profile));
    session->observer.forwardTrouble(first, Error{ErrorCode::TargetUnreachable, "localhost:110", ""});
    EXPECT_EQ(forward(0).trouble, std::nullopt);
    session->observer.forwardTrouble(second, Error{ErrorCode::TargetUnreachable, "localhost:143", ""});
    EXPECT_EQ(forward(0).trouble->subject, "localhost:143");
}

TEST_F(TunnelEditTest, WaitsForThePortOfANewForwardToComeFree)
{
    goOnlineWithCallers();
    auto holder = std::make_unique<PortHolder>("127.0.0.1");
    profile.forwards.push_back(forwardTo(25, holder->port()));
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_EQ(forward(2).trouble->code, ErrorCode::PortInUse);
    EXPECT_EQ(history().back(), "degraded");
    holder.reset();
    ASSERT_TRUE(reaches("online"));
    EXPECT_TRUE(forward(2).listening);
    EXPECT_EQ(targets(), (Ports{110, 143}));
}

TEST_F(TunnelEditTest, ChangesForwardsAlsoWhileItWaits)
{
    goOnline(profile);
    const std::uint16_t gone = port(0);
    const std::uint16_t stays = port(1);
    session->end(lost);
    ASSERT_TRUE(reaches("waiting"));
    profile.forwards[0] = forwardTo(25);
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_EQ(history().back(), "waiting");
    EXPECT_TRUE(isFree(gone));
    tunnel->reconnect();
    ASSERT_TRUE(makesSession(2));
    session->observer.opened();
    EXPECT_EQ(forward(0).forward, profile.forwards[0]);
    EXPECT_EQ(port(1), stays);
    call(0);
    ASSERT_TRUE(hasRelays(1));
    EXPECT_EQ(targets(), (Ports{25}));
    expectRelaysInPlace();
}

TEST_F(TunnelEditTest, ResetsWhoStillTalksToADynamicForwardThatIsGone)
{
    profile.forwards[1] = forwardTo(0);
    profile.forwards[1].kind = ForwardKind::Dynamic;
    profile.forwards[1].target.reset();
    goOnline(profile);
    tcp::socket& caller = call(1);
    asio::write(caller, asio::buffer("\x05\x01\x00"s));
    std::string answer(2, ' ');
    bool isHeard = false;
    asio::async_read(
        caller, asio::buffer(answer), [&](const std::error_code&, std::size_t) { isHeard = true; });
    ASSERT_TRUE(runUntil(worker, [&] { return isHeard; }));
    EXPECT_EQ(answer, "\x05\x00"s);
    profile.forwards.pop_back();
    ASSERT_TRUE(tunnel->takeOver(profile));
    std::error_code failed;
    asio::read(caller, asio::buffer(answer), failed);
    EXPECT_TRUE(wasReset(failed));
}

TEST_F(TunnelEditTest, ConnectsAnewForAnotherServerAndKeepsItsPorts)
{
    goOnline(profile);
    const Ports before{port(0), port(1)};
    profile.server.port = 2222;
    ASSERT_TRUE(tunnel->takeOver(profile));
    ASSERT_TRUE(makesSession(2));
    EXPECT_EQ(session->question().server.port, 2222);
    EXPECT_FALSE(isFree(before[0]));
    session->observer.opened();
    EXPECT_EQ((Ports{port(0), port(1)}), before);
    EXPECT_EQ(history().back(), "online");
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].effect.anew, std::vector<std::string>{"server"});
}

TEST_F(TunnelEditTest, TriesACorrectedServerAtOnceWhileItWaits)
{
    goOnline(profile);
    session->end(lost);
    ASSERT_TRUE(reaches("waiting"));
    profile.server.host = "correct.example.org";
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_TRUE(makesSession(2));
}

TEST_F(TunnelEditTest, LeavesTheConnectionForWhatCountsFromTheNextOneOn)
{
    goOnline(profile);
    profile.keepalive = std::chrono::seconds{3};
    ASSERT_TRUE(tunnel->takeOver(profile));
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].effect.later, std::vector<std::string>{"keepalive"});
    EXPECT_EQ(count.made, 1);
    EXPECT_EQ(history().back(), "online");
}

TEST_F(TunnelEditTest, TakesNothingOverOnceItStops)
{
    goOnline(profile);
    tunnel->stop();
    EXPECT_FALSE(tunnel->takeOver(profile));
    EXPECT_TRUE(taken.empty());
}

TEST_F(TunnelEditTest, TellsTheSessionWhatTheServerIsToListenForByNumbersThatStay)
{
    Forward remote = forwardTo(80);
    remote.kind = ForwardKind::Remote;
    remote.listen = {"localhost", 8080};
    profile.forwards.push_back(remote);
    goOnline(profile);
    ASSERT_EQ(session->remoteForwards.size(), 1U);
    const ForwardNumber number = session->remoteForwards[0].number;
    session->observer.remoteListens(number, remote.listen);
    ASSERT_TRUE(forward(2).listening);

    Forward second = remote;
    second.listen.port = 8081;
    profile.forwards.insert(profile.forwards.begin(), second);
    ASSERT_TRUE(tunnel->takeOver(profile));
    ASSERT_EQ(session->remoteForwards.size(), 2U);
    EXPECT_EQ(session->remoteForwards[1].number, number);
    EXPECT_TRUE(forward(3).listening) << "The server goes on listening.";
    EXPECT_FALSE(forward(0).listening) << "It has not answered yet.";
    session->observer.remoteListens(session->remoteForwards[0].number, second.listen);
    EXPECT_TRUE(forward(0).listening);

    profile.forwards.pop_back();
    ASSERT_TRUE(tunnel->takeOver(profile));
    EXPECT_EQ(session->remoteForwards.size(), 1U);
    session->observer.remoteListens(number, remote.listen); // An answer that was on its way.
    EXPECT_EQ(std::get<Online>(states.back()).forwards.size(), 3U);
}

} // namespace
} // namespace underpass
