// SPDX-License-Identifier: MIT
#include "core/tunnel/TunnelState.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace std::chrono_literals;

const TimePoint start{1000s};
const RetryContext calm{{}, 0.5};

std::vector<TunnelState> everyState()
{
    const Error lost{ErrorCode::LinkLost, "server", ""};
    return {Stopped{}, Connecting{3}, Online{2, start, {}, {}}, Waiting{3, start + 8s, lost},
        NeedsUser{2, {}}, Failed{{ErrorCode::HostKeyChanged, "server", ""}}};
}

TunnelEvent ended(ErrorCode code, TimePoint at = start)
{
    return event::Ended{at, {code, "server", ""}};
}

TEST(TunnelState, IsStoppedByCancellingWhateverItDoes)
{
    for (const auto& state : everyState())
        EXPECT_EQ(next(state, event::Cancelled{}, calm), TunnelState{Stopped{}}) << name(state);
}

TEST(TunnelState, StartsOnlyWhereNothingRuns)
{
    EXPECT_EQ(next(Stopped{}, event::Started{}, calm), TunnelState{Connecting{1}});
    EXPECT_EQ(next(Failed{}, event::Started{}, calm), TunnelState{Connecting{1}});
    for (const TunnelState& state :
        {TunnelState{Connecting{3}}, TunnelState{Online{2, start, {}, {}}}, TunnelState{Waiting{}}})
        EXPECT_EQ(next(state, event::Started{}, calm), state);
}

TEST(TunnelState, ConnectsAnewWhenSomebodyWantsItWhateverItDoesButOnlyWhereItRuns)
{
    for (const auto& state : everyState()) {
        const TunnelState wanted = isFinal(state) ? state : TunnelState{Connecting{1}};
        EXPECT_EQ(next(state, event::Reconnected{}, calm), wanted) << name(state);
    }
}

TEST(TunnelState, IsOnlineOnlyFromConnecting)
{
    for (const auto& state : everyState()) {
        const bool opens = std::holds_alternative<Online>(next(state, event::Opened{start, {}}, calm));
        EXPECT_EQ(opens, std::holds_alternative<Connecting>(state) || std::holds_alternative<Online>(state))
            << name(state);
    }
}

TEST(TunnelState, WaitsAfterWhatMayPassAndFailsAfterWhatMayNot)
{
    for (const auto code : {ErrorCode::LinkLost, ErrorCode::ServerClosed, ErrorCode::ServerFull,
             ErrorCode::NameNotFound, ErrorCode::ConnectRefused, ErrorCode::ServerSilent})
        EXPECT_STREQ(name(next(Connecting{1}, ended(code), calm)), "waiting") << name(code);
    for (const auto code :
        {ErrorCode::AuthenticationRefused, ErrorCode::HostKeyChanged, ErrorCode::HostKeyRevoked,
            ErrorCode::HostKeyNotAccepted, ErrorCode::NoCredential, ErrorCode::KeyFileUnusable})
        EXPECT_STREQ(name(next(Connecting{1}, ended(code), calm)), "failed") << name(code);
    EXPECT_STREQ(name(next(Connecting{1}, ended(ErrorCode::Cancelled), calm)), "stopped");
}

TEST(TunnelState, NeverRetriesWhereTheProfileSaysSo)
{
    RetryContext never = calm;
    never.policy.enabled = false;
    EXPECT_STREQ(name(next(Connecting{1}, ended(ErrorCode::LinkLost), never)), "failed");
}

TEST(TunnelState, CountsAttemptsThroughWaitsAndQuestions)
{
    const auto waiting = next(Connecting{3}, ended(ErrorCode::LinkLost), calm);
    EXPECT_EQ(std::get<Waiting>(waiting).attempt, 3);
    EXPECT_EQ(next(waiting, event::RetryDue{}, calm), TunnelState{Connecting{4}});
    const auto asking = next(Connecting{4}, event::Asked{}, calm);
    EXPECT_STREQ(name(asking), "needs-user");
    EXPECT_EQ(next(asking, event::Answered{}, calm), TunnelState{Connecting{4}});
}

TEST(TunnelState, KeepsTheServersWordsInViewUntilTheLogInIsOver)
{
    const Endpoint server{"mail.example.org", 22};
    const Notice link{server, ServerWords{"visit https://login.example/a"}};
    const Notice again{server, ServerWords{"still waiting"}};
    const Notice waits{server, LongWait{WaitsFor::Approval, "log-in by password"}};
    TunnelState state = next(Connecting{2}, event::Told{link}, calm);
    EXPECT_THAT(noticesOf(state), testing::ElementsAre(link));
    state = next(state, event::Told{waits}, calm);
    EXPECT_THAT(noticesOf(state), testing::ElementsAre(link, waits));
    const TunnelState before = std::exchange(state, next(state, event::Told{again}, calm));
    EXPECT_THAT(noticesOf(state), testing::ElementsAre(link, again)) << "It has said something.";
    EXPECT_THAT(newNotices(before, state), testing::ElementsAre(again));
    EXPECT_TRUE(differOnlyInNotices(before, state));
    state = next(next(state, event::Told{waits}, calm), event::Asked{}, calm);
    EXPECT_THAT(noticesOf(state), testing::ElementsAre(link, again));
    EXPECT_FALSE(differOnlyInNotices(before, state));
    state = next(state, event::Answered{}, calm);
    EXPECT_EQ(state, (TunnelState{Connecting{2, {link, again}}}));
    EXPECT_TRUE(noticesOf(next(state, event::Opened{start, {}}, calm)).empty());
    EXPECT_EQ(next(Stopped{}, event::Told{link}, calm), TunnelState{Stopped{}});
}

TEST(TunnelState, CountsAnewOnlyAfterASessionThatLived)
{
    const Online online{5, start, {}, {}};
    EXPECT_EQ(std::get<Waiting>(next(online, ended(ErrorCode::LinkLost, start + 59s), calm)).attempt, 5);
    EXPECT_EQ(std::get<Waiting>(next(online, ended(ErrorCode::LinkLost, start + 60s), calm)).attempt, 1);
}

TEST(TunnelState, CountsAForgivenFailureAsTheFirst)
{
    RetryContext resumed = calm;
    resumed.forgives = true;
    EXPECT_EQ(std::get<Waiting>(next(Connecting{9}, ended(ErrorCode::NetworkDown), resumed)).attempt, 1);
    EXPECT_EQ(std::get<Waiting>(next(Connecting{9}, ended(ErrorCode::NetworkDown), calm)).attempt, 9);
}

TEST(TunnelState, WaitsAsLongAsItMayOnceThereWereAttemptsEnough)
{
    const auto wait = [](std::chrono::seconds longest, TimePoint spentUntil) {
        RetryContext spent = calm;
        spent.policy.longest = longest;
        spent.spentUntil = spentUntil;
        const auto waiting = next(Connecting{1}, ended(ErrorCode::NetworkDown), spent);
        return std::chrono::duration_cast<std::chrono::seconds>(std::get<Waiting>(waiting).until - start);
    };
    EXPECT_EQ(wait(60s, start + 40s), 40s);
    EXPECT_EQ(wait(5s, start + 40s), 5s) << "The profile asks for no more.";
    EXPECT_EQ(wait(60s, start), 1s);
}

TEST(TunnelState, ShowsSilenceAndItsEnd)
{
    const Online online{1, start, {}, {}};
    const auto silent = next(online, event::Silent{start + 20s}, calm);
    EXPECT_EQ(std::get<Online>(silent).silentSince, start + 20s);
    EXPECT_EQ(next(silent, event::Heard{}, calm), TunnelState{online});
}

TEST(TunnelState, ShowsWhenNothingWasHeardFromAServerThatIsNotAsked)
{
    const Online online{1, start, {}};
    const auto unheard = next(online, event::Unheard{start + 20s}, calm);
    EXPECT_EQ(std::get<Online>(unheard).unheardSince, start + 20s);
    EXPECT_EQ(std::get<Online>(unheard).silentSince, std::nullopt) << "It owes nothing.";
    EXPECT_EQ(next(unheard, event::Heard{}, calm), TunnelState{online});
}

TEST(TunnelState, ShowsThatAServerAnswersNothingUntilItDoesOrTheConnectionIsAnother)
{
    const Online online{1, start, {}};
    const auto deaf = next(online, event::AnswersNothing{true}, calm);
    EXPECT_TRUE(std::get<Online>(deaf).answersNothing);
    EXPECT_EQ(next(next(deaf, event::Silent{start}, calm), event::Heard{}, calm), deaf);
    EXPECT_EQ(next(next(deaf, event::ForwardsChanged{}, calm), event::AnswersNothing{false}, calm),
        TunnelState{online});
    EXPECT_FALSE(std::get<Online>(next(Connecting{}, event::Opened{start, {}}, calm)).answersNothing);
}

TEST(TunnelState, IsDegradedByRequiredForwardsThatDoNotWork)
{
    ForwardState works{{}, {"localhost", 1110}, true, {}};
    ForwardState taken = works;
    taken.listening = false;
    taken.trouble = Error{ErrorCode::PortInUse, "port 1110", ""};
    Online online{1, start, {works, works}, {}};
    EXPECT_STREQ(name(online), "online");
    const auto changed = next(online, event::ForwardChanged{1, taken}, calm);
    EXPECT_STREQ(name(changed), "degraded");
    EXPECT_STREQ(name(next(changed, event::ForwardChanged{1, works}, calm)), "online");
    EXPECT_EQ(next(online, event::ForwardChanged{2, taken}, calm), TunnelState{online});

    taken.forward.required = false;
    EXPECT_STREQ(name(next(online, event::ForwardChanged{1, taken}, calm)), "online");
    works.turnedAway = {{Caller{Caller::Relation::Other, "bert", 0, ""}, CallerRule::Account, 3, {}}};
    EXPECT_STREQ(name(next(online, event::ForwardChanged{1, works}, calm)), "online");
}

TEST(TunnelState, ShowsEditedForwardsWhileOnlineAndLosesNothingElse)
{
    const ForwardState works{{}, {"localhost", 1110}, true, {}};
    for (const auto& state : everyState()) {
        const bool isOnline = std::holds_alternative<Online>(state);
        EXPECT_EQ(next(state, event::ForwardsChanged{{works}}, calm) == state, !isOnline) << name(state);
    }
    const Online before{3, start, {works, works}, start + 5s};
    EXPECT_EQ(next(before, event::ForwardsChanged{{works}}, calm),
        (TunnelState{Online{3, start, {works}, start + 5s}}));
}

// The rest is for while one waits; this is true as long as the connection is there.
TEST(TunnelState, KeepsOfTheNoticesWhatOldAlgorithmsAreInUse)
{
    const Endpoint gate{"gate.example.org", 22};
    const Endpoint server{"mail.example.org", 22};
    TunnelState state = Connecting{};
    for (const Notice& notice :
        {Notice{gate, OldInUse{{"hmac-sha1"}}}, Notice{server, ServerWords{"Welcome"}},
            Notice{server, OldInUse{{"ssh-rsa", "hmac-sha1"}}}, Notice{server, LongWait{}}})
        state = next(state, event::Told{notice}, calm);
    EXPECT_TRUE(oldInUse(state).empty()) << "Nothing is carried yet.";
    const TunnelState connecting = state;
    state = next(state, event::Opened{start, {}}, calm);
    const std::vector<std::string> both{"ssh-rsa", "hmac-sha1"};
    EXPECT_EQ(oldInUse(state), both);
    EXPECT_EQ(noticesOf(state).size(), 2U);
    EXPECT_TRUE(newNotices(connecting, state).empty());
    for (const TunnelEvent& event : std::vector<TunnelEvent>{
             event::Silent{start}, event::Heard{}, event::ForwardsChanged{{ForwardState{}}}}) {
        state = next(state, event, calm);
        EXPECT_EQ(oldInUse(state), both) << event.index();
    }
    const std::vector<std::string> left{"hmac-sha1"};
    state = next(state, event::Told{{server, OldInUse{}}}, calm);
    EXPECT_EQ(oldInUse(state), left) << "The gate's.";
    state = next(state, event::Told{{server, LongWait{}}}, calm);
    EXPECT_EQ(noticesOf(state).size(), 1U);
    const std::vector<std::string> other{"aes256-cbc"};
    state = next(state, event::Told{{gate, OldInUse{other}}}, calm);
    EXPECT_EQ(oldInUse(state), other) << "Another exchange of keys.";
    state = next(state, event::Reconnected{}, calm);
    EXPECT_TRUE(noticesOf(state).empty());
}

TEST(RetryDelay, DoublesUpToTheLongestAndSpreadsByAFifth)
{
    for (int attempt = 1; attempt <= 50; ++attempt) {
        const auto middle = std::min<std::chrono::milliseconds>(1s * (1LL << std::min(attempt - 1, 20)), 60s);
        for (const double jitter : {0.0, 0.5, 0.999}) {
            const auto wait = retryDelay(attempt, ErrorCode::LinkLost, {{}, jitter, {}});
            EXPECT_GE(wait, middle * 8 / 10) << attempt;
            EXPECT_LE(wait, middle * 12 / 10) << attempt;
        }
    }
}

TEST(RetryDelay, LeavesAFullServerAlone)
{
    for (const double jitter : {0.0, 0.5, 0.999})
        EXPECT_GE(retryDelay(1, ErrorCode::ServerFull, {{}, jitter, {}}), 30s);
}

} // namespace
} // namespace underpass
