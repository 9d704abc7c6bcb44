// SPDX-License-Identifier: MIT
#include "core/listen/Loopback.h"
#include "tests/core/tunnel/TunnelFixture.h"
#include "tests/support/PortHolder.h"
#include "tests/support/Reset.h"

#include <gtest/gtest.h>

#include <asio/read.hpp>

namespace underpass {
namespace {

using namespace underpass::test;
using asio::ip::tcp;
using Names = std::vector<std::string>;

const Error lost{ErrorCode::LinkLost, "mail.example.org:22", "reset"};

using TunnelTest = TunnelFixture;

TEST_F(TunnelTest, CancelsASessionThatWouldConnectForEver)
{
    start(profileFor("a"));
    ASSERT_TRUE(makesSession(1));
    tunnel->stop();
    ASSERT_TRUE(ends());
    EXPECT_EQ(history(), (Names{"connecting", "stopped"}));
    EXPECT_EQ(count.alive, 0);
}

TEST_F(TunnelTest, StopsWhileAQuestionIsOpen)
{
    start(profileFor("a"));
    ASSERT_TRUE(makesSession(1));
    session->observer.asked(session->question());
    tunnel->stop();
    ASSERT_TRUE(ends());
    EXPECT_EQ(history(), (Names{"connecting", "needs-user", "stopped"}));
}

TEST_F(TunnelTest, StopsWhileItWaits)
{
    start(profileFor("a"));
    ASSERT_TRUE(makesSession(1));
    session->end(lost);
    ASSERT_TRUE(reaches("waiting"));
    tunnel->stop();
    ASSERT_TRUE(ends());
    EXPECT_EQ(history(), (Names{"connecting", "waiting", "stopped"}));
    EXPECT_EQ(count.made, 1);
}

TEST_F(TunnelTest, StopsThoughItsSessionEndsInTheSameMoment)
{
    goOnline(profileFor("a"));
    session->end(lost);
    tunnel->stop();
    ASSERT_TRUE(ends());
    EXPECT_EQ(history(), (Names{"connecting", "online", "stopped"}));
}

TEST_F(TunnelTest, LetsStopWinOverReconnectInAnyOrder)
{
    for (const bool stopFirst : {true, false}) {
        states.clear();
        over = false;
        count.made = 0;
        goOnline(profileFor("a"));
        stopFirst ? tunnel->stop() : tunnel->reconnect();
        stopFirst ? tunnel->reconnect() : tunnel->stop();
        ASSERT_TRUE(ends());
        EXPECT_EQ(history(), (Names{"connecting", "online", "stopped"}));
        EXPECT_EQ(count.made, 1);
    }
}

TEST_F(TunnelTest, ReconnectsWithoutASightOfStoppedOrFailed)
{
    goOnline(profileFor("a"));
    tunnel->reconnect();
    ASSERT_TRUE(makesSession(2));
    session->observer.asked(session->question());
    tunnel->reconnect();
    ASSERT_TRUE(makesSession(3));
    session->end(lost);
    ASSERT_TRUE(reaches("waiting"));
    tunnel->reconnect();
    ASSERT_TRUE(makesSession(4));
    EXPECT_EQ(history(),
        (Names{"connecting", "online", "connecting", "needs-user", "connecting", "waiting", "connecting"}));
    EXPECT_EQ(states.back(), TunnelState{Connecting{1}});
}

TEST_F(TunnelTest, ReconnectsThoughTheLogInHasJustBeenRefused)
{
    start(profileFor("a"));
    ASSERT_TRUE(makesSession(1));
    session->end({ErrorCode::AuthenticationRefused, "anna", ""});
    tunnel->reconnect();
    ASSERT_TRUE(makesSession(2));
    EXPECT_EQ(history(), (Names{"connecting"})) << "It goes on, for all anybody can see.";
}

TEST_F(TunnelTest, DoesNotRememberAReconnectThatHasHappened)
{
    goOnline(profileFor("a"));
    tunnel->reconnect();
    tunnel->reconnect();
    ASSERT_TRUE(makesSession(2));
    session->end(lost);
    EXPECT_TRUE(reaches("waiting"));
}

TEST_F(TunnelTest, TurnsHealthyByItselfWhenATakenPortIsReleased)
{
    auto holder = std::make_unique<PortHolder>("127.0.0.1");
    ASSERT_NE(holder->port(), 0);
    goOnline(profileFor("a", {"127.0.0.1", holder->port()}));
    EXPECT_EQ(history(), (Names{"connecting", "degraded"}));
    EXPECT_EQ(std::get<Online>(states.back()).forwards[0].trouble->code, ErrorCode::PortInUse);
    holder.reset();
    ASSERT_TRUE(reaches("online"));
    EXPECT_EQ(history(), (Names{"connecting", "degraded", "online"}));
    tcp::socket client{worker};
    client.connect({asio::ip::address_v4::loopback(), port()});
    EXPECT_TRUE(runUntil(worker, [this] { return !tunnel->relays().empty(); }));
}

TEST_F(TunnelTest, StopsWhileAPortIsTaken)
{
    const PortHolder holder{"127.0.0.1"};
    goOnline(profileFor("a", {"127.0.0.1", holder.port()}));
    tunnel->stop();
    ASSERT_TRUE(ends());
    EXPECT_EQ(history(), (Names{"connecting", "degraded", "stopped"}));
}

TEST_F(TunnelTest, HoldsItsPortAndResetsCallsWhileItWaits)
{
    goOnline(profileFor("a"));
    const tcp::endpoint where{asio::ip::address_v4::loopback(), port()};
    session->end(lost);
    ASSERT_TRUE(reaches("waiting"));
    tcp::socket client{worker};
    client.connect(where);
    char byte = 0;
    std::error_code outcome;
    bool isOver = false;
    asio::async_read(client, asio::buffer(&byte, 1), [&](const std::error_code& failed, std::size_t) {
        outcome = failed;
        isOver = true;
    });
    ASSERT_TRUE(runUntil(worker, [&] { return isOver; }));
    EXPECT_TRUE(wasReset(outcome));
}

TEST_F(TunnelTest, HasGivenItsPortsBackWhenItSaysThatItIsOver)
{
    goOnline(profileFor("a"));
    bool isFree = false;
    onChange = [&, where = Endpoint{"127.0.0.1", port()}](
                   const TunnelState&) { isFree = listenOn(worker, where).has_value(); };
    tunnel->stop();
    ASSERT_TRUE(ends());
    EXPECT_TRUE(isFree);
}

TEST_F(TunnelTest, CountsAttemptsUpAndForgivesAfterAProbe)
{
    Profile impatient = profileFor("a");
    impatient.retry.first = impatient.retry.longest = std::chrono::seconds{0};
    start(impatient);
    for (int attempt = 1; attempt <= 4; ++attempt) {
        ASSERT_TRUE(makesSession(attempt));
        EXPECT_EQ(states.back(), TunnelState{Connecting{attempt}});
        session->end(lost);
    }
    ASSERT_TRUE(makesSession(5));
    EXPECT_EQ(states.back(), TunnelState{Connecting{5}});
    tunnel->probe();
    for (int later = 6; later <= 8; ++later) {
        session->end(lost);
        ASSERT_TRUE(makesSession(later));
        EXPECT_EQ(states.back(), TunnelState{Connecting{later - 4}})
            << "What was under way is the first failure, and all that come later count.";
    }
}

TEST_F(TunnelTest, LeavesAServerAloneThatIsFullWhateverTheNetworkDoes)
{
    goOnline(profileFor("a"));
    session->end({ErrorCode::ServerFull, "x", ""});
    ASSERT_TRUE(reaches("waiting"));
    for (int change = 0; change < 3; ++change) {
        tunnel->probe();
        worker.restart();
        worker.poll();
    }
    EXPECT_EQ(count.made, 1);
    EXPECT_EQ(history().back(), "waiting");
}

TEST_F(TunnelTest, TriesNoMoreThanSixTimesHoweverOftenTheNetworkChanges)
{
    Profile patient = profileFor("a");
    patient.retry.first = patient.retry.longest = std::chrono::hours{1};
    start(patient);
    ASSERT_TRUE(makesSession(1));
    for (int change = 0; change < 20; ++change) {
        if (std::holds_alternative<Connecting>(states.back()))
            session->end(lost);
        ASSERT_TRUE(reaches("waiting"));
        tunnel->probe();
        worker.restart();
        worker.poll();
    }
    EXPECT_EQ(count.made, 1 + 6);
    EXPECT_EQ(history().back(), "waiting");
}

TEST_F(TunnelTest, ProbesAServerItHasAndEndsAWaitForOneItHasNot)
{
    goOnline(profileFor("a"));
    tunnel->probe();
    EXPECT_EQ(session->probes, 1);
    EXPECT_EQ(count.made, 1);
    session->end(lost);
    ASSERT_TRUE(reaches("waiting"));
    tunnel->probe();
    EXPECT_TRUE(makesSession(2));
}

TEST_F(TunnelTest, CountsThoseWhoAreTurnedAwayWhichIsNoTrouble)
{
    goOnline(profileFor("a"));
    const tcp::endpoint where{asio::ip::address_v4::loopback(), port()};
    identity->everyoneIs(Caller::Relation::Other);
    std::vector<tcp::socket> strangers;
    strangers.emplace_back(worker).connect(where);
    ASSERT_TRUE(runUntil(worker, [&] { return timesTurnedAway(forward(0)) == 1; }));
    EXPECT_EQ(forward(0).trouble, std::nullopt);
    EXPECT_EQ(history().back(), "online");

    const auto told = states.size();
    strangers.emplace_back(worker).connect(where);
    ASSERT_TRUE(runUntil(worker, [&] { return timesTurnedAway(forward(0)) == 2; }));
    EXPECT_TRUE(differOnlyInEvidence(states[told - 1], states.back()));
    identity->everyoneIs(Caller::Relation::Me);
    tcp::socket ours{worker};
    ours.connect(where);
    ASSERT_TRUE(runUntil(worker, [&] { return tunnel->relays().size() == 1; }));
    const std::vector<TurnedAway> all = forward(0).turnedAway;
    ASSERT_EQ(all.size(), 1U) << "Who tries in a loop is one, and stays known when one of ours calls.";
    EXPECT_EQ(all[0].who, (Caller{Caller::Relation::Other, "anna", 0, "/usr/bin/mail"}));
    EXPECT_EQ(all[0].rule, CallerRule::Account);
    tunnel->closeRelay(1);
    EXPECT_TRUE(tunnel->relays().empty());
}

TEST_F(TunnelTest, SaysThatAForwardWorksOnlyOnceItsTargetWasReachedOverThisConnection)
{
    Profile profile = profileFor("a");
    profile.retry.first = profile.retry.longest = std::chrono::seconds{0};
    goOnline(profile);
    EXPECT_EQ(howIs(forward(0)), ForwardHealth::Ready);
    session->observer.reached(1);
    ASSERT_TRUE(runUntil(worker, [&] { return howIs(forward(0)) == ForwardHealth::Works; }));
    const auto reached = forward(0).lastReached;
    EXPECT_TRUE(reached);

    session->end(lost);
    ASSERT_TRUE(makesSession(2));
    session->observer.opened();
    EXPECT_EQ(howIs(forward(0)), ForwardHealth::Ready) << "It is another connection.";
    EXPECT_EQ(forward(0).lastReached, reached) << "That stays true.";
}

TEST_F(TunnelTest, CallsAForwardThatTheServerForbidsRefusedUntilOneCallGetsThrough)
{
    goOnline(profileFor("a"));
    session->observer.forwardTrouble(1, Error{ErrorCode::ForwardRefused, "localhost:110", ""});
    EXPECT_EQ(howIs(forward(0)), ForwardHealth::Refused);
    EXPECT_TRUE(isRefused(states.back()));
    const auto since = forward(0).troubleSince;
    EXPECT_TRUE(since);
    session->observer.forwardTrouble(1, Error{ErrorCode::ForwardRefused, "localhost:110", "once more"});
    EXPECT_EQ(forward(0).troubleSince, since);
    session->observer.forwardTrouble(1, Error{ErrorCode::TargetUnreachable, "localhost:110", ""});
    EXPECT_EQ(howIs(forward(0)), ForwardHealth::Trouble);
    EXPECT_FALSE(isRefused(states.back())) << "The next call may reach it.";
    session->observer.reached(1);
    session->observer.forwardTrouble(1, std::nullopt);
    ASSERT_TRUE(runUntil(worker, [&] { return howIs(forward(0)) == ForwardHealth::Works; }));
    EXPECT_FALSE(forward(0).troubleSince);
}

TEST_F(TunnelTest, TellsWhenTheLastByteCameWithoutAStateForEach)
{
    goOnline(profileFor("a"));
    const auto before = states.size();
    for (int i = 0; i < 1000; ++i)
        session->observer.carried(1);
    ASSERT_TRUE(runUntil(worker, [&] { return forward(0).lastByte.has_value(); }));
    EXPECT_LE(states.size(), before + 2);
    EXPECT_TRUE(differOnlyInEvidence(states[before - 1], states.back()));
}

TEST_F(TunnelTest, TellsHowSoonTheServerAnsweredLastOverThisConnection)
{
    Profile profile = profileFor("a");
    profile.retry.first = profile.retry.longest = std::chrono::seconds{0};
    start(profile);
    ASSERT_TRUE(makesSession(1));
    session->observer.answeredWithin(std::chrono::milliseconds{12}); // Before it is online.
    session->observer.opened();
    const auto roundTrip = [this] { return std::get<Online>(states.back()).roundTrip; };
    ASSERT_TRUE(roundTrip());
    EXPECT_EQ(roundTrip()->time, std::chrono::milliseconds{12});
    session->observer.answeredWithin(std::chrono::milliseconds{15});
    EXPECT_EQ(roundTrip()->time, std::chrono::milliseconds{15});
    session->end(lost);
    ASSERT_TRUE(makesSession(2));
    session->observer.opened();
    EXPECT_FALSE(roundTrip());
}

TEST_F(TunnelTest, ShowsWhereTheServerListensForAsLongAsTheSessionLives)
{
    Profile profile = profileFor("a");
    profile.retry.first = profile.retry.longest = std::chrono::seconds{0};
    profile.forwards[0].kind = ForwardKind::Remote;
    profile.forwards[0].listen = {"localhost", 0};
    start(profile);
    ASSERT_TRUE(makesSession(1));
    session->observer.remoteListens(session->remoteForwards.at(0).number, Endpoint{"localhost", 40001});
    EXPECT_EQ(history(), (Names{"connecting"})); // The server has been asked, but has not said all yet.
    session->observer.opened();
    const auto forward = [this] { return std::get<Online>(states.back()).forwards.at(0); };
    EXPECT_EQ(forward(), (ForwardState{profile.forwards[0], {"localhost", 40001}, true, std::nullopt}));

    session->end(lost);
    ASSERT_TRUE(makesSession(2));
    session->observer.opened();
    EXPECT_EQ(forward(), (ForwardState{profile.forwards[0], {"localhost", 0}, false, std::nullopt}));
    EXPECT_EQ(history().back(), "degraded");
}

TEST_F(TunnelTest, IsDegradedUntilTheServerListensAfterAll)
{
    Profile profile = profileFor("a");
    profile.forwards[0].kind = ForwardKind::Remote;
    profile.forwards[0].listen = {"localhost", 8080};
    start(profile);
    ASSERT_TRUE(makesSession(1));
    const Error refusal{ErrorCode::RemoteListenRefused, "localhost:8080", ""};
    session->observer.remoteListens(session->remoteForwards.at(0).number, std::unexpected(refusal));
    session->observer.opened();
    EXPECT_EQ(history(), (Names{"connecting", "degraded"}));
    EXPECT_EQ(std::get<Online>(states.back()).forwards[0].trouble, refusal);
    session->observer.remoteListens(session->remoteForwards.at(0).number, profile.forwards[0].listen);
    EXPECT_EQ(history(), (Names{"connecting", "degraded", "online"}));
}

} // namespace
} // namespace underpass
