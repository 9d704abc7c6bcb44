// SPDX-License-Identifier: MIT
#include "core/control/TurnedAwayLines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const TimePoint start{std::chrono::hours{1}};

class TurnedAwayLinesTest : public testing::Test
{
protected:
    TurnedAwayLinesTest()
    {
        forward.listening = true;
        forward.forward.listen = forward.listen = {"localhost", 1110};
        forward.forward.target = Endpoint{"localhost", 110};
    }
    void turnAway(const std::string& user, CallerRule rule = CallerRule::Account)
    {
        add(forward, {{Caller::Relation::Other, user, 0, "/usr/bin/nc"}, rule, 1, {}});
    }
    std::vector<std::string> said(Clock::duration later = 0s)
    {
        return lines.of(Online{1, start, {forward}, {}}, start + later);
    }

    ForwardState forward;
    TurnedAwayLines lines;
};

TEST_F(TurnedAwayLinesTest, NameTheCallerTheProgramThePortAndTheRule)
{
    EXPECT_THAT(said(), IsEmpty());
    turnAway("bert");
    const auto first = said();
    ASSERT_THAT(first, SizeIs(1));
    EXPECT_EQ(first[0],
        "L:1110=localhost:110: A connection by nc (bert) was refused. Only you may use this forward. (port "
        "1110, "
        "rule account, account bert, program /usr/bin/nc)");
    EXPECT_THAT(said(), IsEmpty());
    turnAway("bert", CallerRule::Programs);
    EXPECT_THAT(said(), testing::ElementsAre(HasSubstr("rule programs")));
    EXPECT_THAT(lines.of(Waiting{}, start), IsEmpty());
}

TEST_F(TurnedAwayLinesTest, AreCleanWhateverACallerIsCalled)
{
    add(forward,
        {{Caller::Relation::Other, "bert\x1b[2J", 0, "/tmp/a\nb\x1b[2J"}, CallerRule::Account, 1, {}});
    const auto all = said();
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].find_first_of("\x1b\n"), std::string::npos) << all[0];
}

TEST_F(TurnedAwayLinesTest, AreOneAndThenACountHoweverOftenHeTries)
{
    std::size_t all = 0;
    for (int i = 0; i < 1000; ++i) {
        turnAway("bert");
        all += said(std::chrono::milliseconds{i}).size();
    }
    EXPECT_EQ(all, 1U);
    EXPECT_THAT(said(1min), testing::ElementsAre(HasSubstr(", 1000 times)")));
    turnAway("bert");
    EXPECT_THAT(said(2min), IsEmpty());
    EXPECT_THAT(said(3min), testing::ElementsAre(HasSubstr(", 1001 times)")));
}

TEST_F(TurnedAwayLinesTest, AreFewUnderAnyNumberOfNames)
{
    std::size_t all = 0;
    for (int i = 0; i < 3600; ++i) { // For an hour.
        turnAway("user" + std::to_string(i));
        all += said(i * 1s).size();
    }
    EXPECT_LE(all, TurnedAwayLines::mostAtOnce + 60U);
    EXPECT_GE(all, 60U) << "And yet somebody is told.";
}

TEST_F(TurnedAwayLinesTest, BeginAnewWithTheTunnel)
{
    turnAway("bert");
    turnAway("bert");
    EXPECT_THAT(said(), SizeIs(1));
    forward.turnedAway.clear();
    EXPECT_THAT(said(1s), IsEmpty());
    turnAway("bert");
    turnAway("bert");
    EXPECT_THAT(said(2s), SizeIs(1)) << "As often as before, and yet it is news.";
}

TEST_F(TurnedAwayLinesTest, BeginAnewAlsoWhereNobodyLookedMeanwhile)
{
    turnAway("bert");
    turnAway("bert");
    EXPECT_THAT(said(), SizeIs(1));
    forward.turnedAway.clear();
    turnAway("bert");
    EXPECT_THAT(said(1s), SizeIs(1));
}

} // namespace
} // namespace underpass
