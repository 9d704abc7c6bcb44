// SPDX-License-Identifier: MIT
#include "core/control/StateWords.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const TimePoint start{std::chrono::hours{1}};

TurnedAway bert(TimePoint since = start)
{
    return {{Caller::Relation::Other, "bert", 0, "/usr/bin/nc"}, since};
}

Online online(const std::optional<TurnedAway>& turnedAway)
{
    ForwardState state;
    state.forward.listen = state.listen = {"localhost", 1110};
    state.forward.target = Endpoint{"localhost", 110};
    state.listening = true;
    state.lastTurnedAway = turnedAway;
    return {1, start, {state}, {}};
}

TEST(StateWords, CallNobodyTroubleWhoWasRightlyTurnedAway)
{
    const TunnelReport report = reportOf({}, online(bert()), start);
    EXPECT_EQ(report.state, "online");
    EXPECT_EQ(report.trouble, "");
    EXPECT_EQ(report.sentence, "Online.");
    EXPECT_EQ(report.forwards.at(0).trouble, "");
    EXPECT_THAT(report.forwards.at(0).turnedAway, HasSubstr("A connection by nc (bert) was refused"));
    EXPECT_EQ(reportOf({}, online({}), start).forwards.at(0).turnedAway, "");
}

TEST(StateWords, SayWhatShowsThatTheServerIsThere)
{
    using std::chrono::seconds;
    Online state = online({});
    state.answersNothing = true;
    EXPECT_THAT(words(state, start), HasSubstr("does not answer questions"));
    state.unheardSince = start;
    EXPECT_EQ(
        words(state, start + seconds{90}), "Online, and nothing was heard for 90 s; the keepalive is off.");
    state.silentSince = start;
    EXPECT_THAT(words(state, start), HasSubstr("has not answered for a while"));
}

TEST(StateWords, TellOfEachWhoWasTurnedAwayOnce)
{
    const auto sentences = newlyTurnedAway(online({}), online(bert()));
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_THAT(sentences.front(), HasSubstr("1110"));
    EXPECT_THAT(sentences.front(), HasSubstr("bert"));
    EXPECT_THAT(newlyTurnedAway(online(bert()), online(bert())), IsEmpty());
    EXPECT_THAT(newlyTurnedAway(online(bert()), online({})), IsEmpty());
    EXPECT_THAT(newlyTurnedAway(Connecting{}, online(bert())), ElementsAre(sentences.front()));
    EXPECT_EQ(newlyTurnedAway(online(bert()), online(bert(start + std::chrono::hours{1}))).size(), 1U)
        << "It is another time.";
    EXPECT_THAT(newlyTurnedAway(online(bert()), Waiting{}), IsEmpty());
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
    Online state = online({});
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
