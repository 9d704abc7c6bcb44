// SPDX-License-Identifier: MIT
#include "core/net/ChangeJudge.h"

#include "core/net/MachineEvents.h"
#include "tests/support/Loop.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace std::chrono_literals;

const TimePoint start{1000s};
const NetworkShape alone{{"lo 127.0.0.1"}, false};
const NetworkShape atHome{{"lo 127.0.0.1", "eth0 192.0.2.7", "default eth0 192.0.2.1"}, true};
const NetworkShape elsewhere{{"lo 127.0.0.1", "eth0 198.51.100.4", "default eth0 198.51.100.1"}, true};
const NetworkShape withVpn{
    {"lo 127.0.0.1", "eth0 192.0.2.7", "default eth0 192.0.2.1", "tun0 203.0.113.2"}, true};

bool isEvent(const NetworkShape& before, const NetworkShape& after)
{
    ChangeJudge judge{before};
    judge.noticed(start);
    return judge.look(after);
}

TEST(ChangeJudge, TakesNewAddressesAndRoutesAndOneThatIsGoneForAnEvent)
{
    EXPECT_TRUE(isEvent(alone, atHome));
    EXPECT_TRUE(isEvent(atHome, elsewhere));
    EXPECT_TRUE(isEvent(atHome, withVpn));
    EXPECT_TRUE(isEvent(withVpn, atHome)) << "What went through it has to find another way.";
}

TEST(ChangeJudge, TakesARefreshedLifetimeForNone)
{
    EXPECT_FALSE(isEvent(atHome, atHome));
    EXPECT_FALSE(isEvent(alone, alone));
}

TEST(ChangeJudge, AsksNobodyWhileThereIsNoNetworkAndEverybodyOnceItIsBack)
{
    ChangeJudge judge{atHome};
    judge.noticed(start);
    EXPECT_FALSE(judge.look(alone)) << "Nobody could answer.";
    judge.noticed(start + 30s);
    EXPECT_TRUE(judge.look(atHome));
}

TEST(ChangeJudge, TakesTheEndOfSleepForAnEventAlsoInTheSameNetwork)
{
    ChangeJudge judge{atHome};
    judge.woke(start);
    EXPECT_TRUE(judge.look(atHome));
    judge.noticed(start + 10s);
    EXPECT_FALSE(judge.look(atHome)) << "It was told already.";
}

TEST(ChangeJudge, LooksOnceTheNetworkRestsAndAtOneThatNeverRestsAllTheSame)
{
    ChangeJudge judge{atHome};
    EXPECT_EQ(judge.due(), std::nullopt);
    judge.noticed(start);
    EXPECT_EQ(judge.due(), start + 2s);
    judge.noticed(start + 1s);
    EXPECT_EQ(judge.due(), start + 3s);
    for (auto at = start + 1s; at <= start + 60s; at += 500ms)
        judge.noticed(at);
    EXPECT_EQ(judge.due(), start + 6s);
    EXPECT_TRUE(judge.look(elsewhere));
    EXPECT_EQ(judge.due(), std::nullopt);
}

TEST(MachineEvents, KeepTheirLoopAtWorkUntilTheyDie)
{
    asio::io_context loop;
    {
        const MachineEvents events{loop, [] {}, [] { return alone; }};
        loop.poll();
        EXPECT_FALSE(loop.stopped()) << "What Windows tells on a thread of its own has to be heard here.";
    }
    loop.run();
    EXPECT_TRUE(loop.stopped());
}

TEST(MachineEvents, TellOnceOfSignsThatComeTogetherAndNothingOfThoseThatMeanNothing)
{
    asio::io_context loop;
    NetworkShape shape = atHome;
    int changes = 0;
    int looks = 0;
    const auto look = [&] {
        ++looks;
        return shape;
    };
    MachineEvents events{loop, [&] { ++changes; }, look};
    events.noticed();
    ASSERT_TRUE(test::runUntil(loop, [&] { return looks == 2; })) << "At the beginning, and after the sign.";
    EXPECT_EQ(changes, 0);
    events.woke();
    events.woke();
    shape = elsewhere;
    events.noticed();
    ASSERT_TRUE(test::runUntil(loop, [&] { return looks == 3; }));
    EXPECT_EQ(changes, 1);
}

TEST(NetworkShape, IsTheSameAtTwoLooks)
{
    EXPECT_EQ(networkShape(), networkShape());
    EXPECT_FALSE(networkShape().parts.empty()) << "There is a loopback interface at least.";
}

} // namespace
} // namespace underpass
