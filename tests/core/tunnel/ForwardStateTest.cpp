// SPDX-License-Identifier: MIT
#include "core/tunnel/ForwardState.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace underpass {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

ForwardState listening()
{
    ForwardState state;
    state.forward.listen = state.listen = {"localhost", 1110};
    state.forward.target = Endpoint{"localhost", 110};
    state.listening = true;
    return state;
}

TurnedAway by(const std::string& user, CallerRule rule = CallerRule::Account)
{
    return {{Caller::Relation::Other, user, 0, "/usr/bin/nc"}, rule, 1, {}};
}

TEST(ForwardState, IsOneOfFiveThingsOrTurnedOff)
{
    ForwardState state = listening();
    EXPECT_EQ(howIs(state), ForwardHealth::Ready);
    state.turnedAway = {by("bert")};
    EXPECT_EQ(howIs(state), ForwardHealth::Ready) << "Whoever is turned away is no trouble.";
    state.lastReached = WallTime{};
    EXPECT_EQ(howIs(state), ForwardHealth::Ready) << "That was over another connection.";
    state.isProven = true;
    EXPECT_EQ(howIs(state), ForwardHealth::Works);
    for (const auto code : {ErrorCode::TargetUnreachable, ErrorCode::TargetHereUnreachable}) {
        state.trouble = Error{code, "", ""};
        EXPECT_EQ(howIs(state), ForwardHealth::Trouble);
    }
    for (const auto code : {ErrorCode::PortInUse, ErrorCode::PortReserved, ErrorCode::ListenRefused,
             ErrorCode::ForwardRefused, ErrorCode::RemoteListenRefused}) {
        state.trouble = Error{code, "", ""};
        EXPECT_EQ(howIs(state), ForwardHealth::Refused) << name(code);
        state.listening = false;
        EXPECT_EQ(howIs(state), ForwardHealth::Refused) << name(code) << ": it cannot even listen.";
        state.listening = true;
    }
    state.trouble.reset();
    state.listening = false;
    EXPECT_EQ(howIs(state), ForwardHealth::NotConnected);
    state.forward.enabled = false;
    EXPECT_EQ(howIs(state), ForwardHealth::Off);
}

TEST(ForwardState, NamesTheRuleThatTurnedSomebodyAway)
{
    Forward forward = listening().forward;
    const auto say = [&](CallerRule rule) { return sentence(asError(by("bert", rule), forward)); };
    EXPECT_THAT(say(CallerRule::Account), EndsWith("nc (bert) was refused. Only you may use this forward."));
    EXPECT_THAT(say(CallerRule::Programs), HasSubstr("programs on its list"));
    EXPECT_THAT(say(CallerRule::Programs), Not(HasSubstr("Only you may")));
    EXPECT_THAT(say(CallerRule::Identity), HasSubstr("could not be found out"));
    forward.who = WhoMayConnect::MeAndServices;
    EXPECT_THAT(say(CallerRule::Account), HasSubstr("Only you and system services"));
}

TEST(ForwardState, CountsCallersByWhoTheyAreAndForgetsNoneOfTheTimes)
{
    ForwardState state = listening();
    add(state, by("bert"));
    add(state, by("uwe"));
    add(state, by("bert"));
    ASSERT_EQ(state.turnedAway.size(), 2U);
    EXPECT_EQ(state.turnedAway.back().who.user, "bert") << "The last one is last.";
    EXPECT_EQ(state.turnedAway.back().count, 2U);
    add(state, by("bert", CallerRule::Programs));
    EXPECT_EQ(state.turnedAway.size(), 3U) << "It is another reason.";
    for (int i = 0; i < 1000; ++i)
        add(state, by("user" + std::to_string(i)));
    EXPECT_EQ(state.turnedAway.size(), ForwardState::mostTurnedAway);
    EXPECT_EQ(timesTurnedAway(state), 1004U);
}

} // namespace
} // namespace underpass
