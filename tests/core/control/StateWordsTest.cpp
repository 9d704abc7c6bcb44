// SPDX-License-Identifier: MIT
#include "core/control/StateWords.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const TimePoint start{std::chrono::hours{1}};

ForwardState listening()
{
    ForwardState state;
    state.forward.listen = state.listen = {"localhost", 1110};
    state.forward.target = Endpoint{"localhost", 110};
    state.listening = true;
    return state;
}

Online online(const ForwardState& forward)
{
    return {1, start, {forward}, {}};
}

TEST(StateWords, CallNobodyTroubleWhoWasRightlyTurnedAway)
{
    ForwardState state = listening();
    EXPECT_EQ(reportOf({}, online(state), start).forwards.at(0).turnedAway, "");
    state.turnedAway = {{{Caller::Relation::Other, "bert", 0, "/usr/bin/nc"}, CallerRule::Account, 3, {}}};
    const TunnelReport report = reportOf({}, online(state), start);
    EXPECT_EQ(report.state, "online");
    EXPECT_EQ(report.trouble, "");
    EXPECT_EQ(report.sentence, "Online.");
    const ForwardReport forward = report.forwards.at(0);
    EXPECT_EQ(forward.trouble, "");
    EXPECT_EQ(forward.state, "ready");
    EXPECT_THAT(forward.turnedAway, HasSubstr("A connection by nc (bert) was refused. Only you may"));
    EXPECT_EQ(forward.timesTurnedAway, 3U);
    EXPECT_THAT(forward.callers,
        ElementsAre(CallerReport{"bert", "/usr/bin/nc", "account", 3, "1970-01-01T00:00:00Z"}));
}

TEST(StateWords, SayThatAForwardWorksOnlyWhereItsTargetWasReached)
{
    for (const ForwardKind kind : {ForwardKind::Local, ForwardKind::Remote, ForwardKind::Dynamic}) {
        ForwardState state = listening();
        state.forward.kind = kind;
        const auto said = [&] { return reportOf({}, online(state), start).forwards.at(0); };
        EXPECT_EQ(said().state, "ready");
        EXPECT_THAT(said().words, StartsWith("ready at localhost:1110"));
        EXPECT_THAT(said().words, EndsWith("nobody has used it yet"));
        state.lastReached = WallTime{};
        EXPECT_EQ(said().state, "ready");
        EXPECT_THAT(said().words, HasSubstr("not used over this connection yet, last reached at "));
        state.isProven = true;
        EXPECT_EQ(said().state, "works");
        EXPECT_THAT(said().words, StartsWith("works at localhost:1110"));
        EXPECT_EQ(said().lastReached, "1970-01-01T00:00:00Z");
        state.trouble = Error{ErrorCode::ForwardRefused, "localhost:110", ""};
        EXPECT_EQ(said().state, "refused");
        EXPECT_THAT(said().words, Not(HasSubstr("works")));
        EXPECT_EQ(said().reason, "forward-refused");
    }
}

TEST(StateWords, ListTheForwardsOfATunnelThatIsNotConnected)
{
    Profile profile;
    profile.forwards = {listening().forward, listening().forward};
    profile.forwards[1].enabled = false;
    for (const TunnelState& state :
        {TunnelState{Waiting{}}, TunnelState{Connecting{}}, TunnelState{Failed{}}}) {
        const TunnelReport report = reportOf(profile, state, start);
        ASSERT_EQ(report.forwards.size(), 2U);
        EXPECT_EQ(report.forwards[0].state, "not-connected");
        EXPECT_EQ(report.forwards[1].state, "off");
    }
}

TEST(StateWords, TellHowSoonTheServerAnswered)
{
    Online state = online(listening());
    EXPECT_FALSE(reportOf({}, state, start).roundTripMs);
    state.roundTrip = RoundTrip{std::chrono::microseconds{12500}, {}};
    EXPECT_EQ(reportOf({}, state, start).roundTripMs, 12.5);
    EXPECT_EQ(reportOf({}, state, start).roundTripAt, "1970-01-01T00:00:00Z");
}

TEST(StateWords, SayWhatShowsThatTheServerIsThere)
{
    using std::chrono::seconds;
    Online state = online(listening());
    state.answersNothing = true;
    EXPECT_THAT(words(state, start), HasSubstr("does not answer questions"));
    state.unheardSince = start;
    EXPECT_EQ(
        words(state, start + seconds{90}), "Online, and nothing was heard for 90 s; the keepalive is off.");
    state.silentSince = start;
    EXPECT_THAT(words(state, start), HasSubstr("has not answered for a while"));
}

TEST(StateWords, TellOthersWhatTheServerSaysAndWhatIsWaitedFor)
{
    const Endpoint server{"mail.example.org", 22};
    const TunnelState state = Connecting{1,
        {{server, ServerWords{"visit\nhttps://login.example/a"}},
            {server, LongWait{WaitsFor::Server, "log-in by password"}}}};
    EXPECT_EQ(reportOf({}, state, start).sentence,
        "Connecting. The server mail.example.org:22 says: visit https://login.example/a Waiting for "
        "mail.example.org:22. (log-in by password)");
    EXPECT_EQ(words(state, start), "Connecting.");
}

TEST(StateWords, NameTheOldAlgorithmsThatAreInUse)
{
    Online state = online(listening());
    state.notices = {{{"mail.example.org", 22}, OldInUse{{"ssh-rsa", "aes256-cbc"}}}};
    const TunnelReport report = reportOf({}, state, start);
    EXPECT_THAT(report.oldAlgorithms, ElementsAre("ssh-rsa", "aes256-cbc"));
    EXPECT_EQ(report.sentence,
        "Online. The connection to mail.example.org:22 uses old algorithms: ssh-rsa, aes256-cbc.");
    EXPECT_EQ(
        readReply(writeReply({1, "", {report}, ""}))->tunnels.front().oldAlgorithms, report.oldAlgorithms);
}

} // namespace
} // namespace underpass
