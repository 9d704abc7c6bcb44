// SPDX-License-Identifier: MIT
#include "core/tunnel/FreshNetwork.h"

#include "core/tunnel/TunnelState.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace std::chrono_literals;

const TimePoint start{1000s};

// A tunnel that waits for what a network may help, in a network that changes every `between`: when it tries
// within the first minute. Plays Tunnel::probe() and its waits.
std::vector<TimePoint> attempts(std::chrono::milliseconds between, const RetryPolicy& policy, ErrorCode why)
{
    FreshNetwork network;
    std::vector<TimePoint> all;
    TunnelState state = Waiting{9, start + 1h, {why, "server", ""}};
    TimePoint nextChange = start;
    for (TimePoint now = start; now < start + 60s; now += 100ms) {
        const bool changes = now >= nextChange;
        if (changes) {
            network.changed(now);
            nextChange += between;
        }
        const bool hurries = changes && networkMayHelp(why) && network.mayTryAtOnce(now);
        if (!hurries && std::get<Waiting>(state).until > now)
            continue;
        all.push_back(now);
        const bool first = hurries && network.forgives(now);
        state = next(
            state, first ? TunnelEvent{event::Reconnected{}} : TunnelEvent{event::RetryDue{}}, {policy});
        network.attempted(now);
        state = next(state, event::Ended{now, {why, "server", ""}},
            {policy, 0.0, network.forgives(now), network.spentUntil(now)});
    }
    return all;
}

TEST(FreshNetwork, LetsAWaitEndAtOnceWhereANetworkMayHelp)
{
    EXPECT_EQ(attempts(1h, {}, ErrorCode::LinkLost).front(), start);
    EXPECT_EQ(attempts(1h, {}, ErrorCode::NameServerSilent).front(), start);
}

TEST(FreshNetwork, MakesNoStormHoweverOftenTheNetworkChanges)
{
    for (const std::chrono::milliseconds between : {500ms, 5000ms, 20000ms, 3600000ms}) {
        const auto all = attempts(between, {}, ErrorCode::ConnectTimedOut);
        EXPECT_LE(all.size(), 6U) << between.count() << " ms";
        EXPECT_GE(all.size(), 5U) << "It is tried again soon after the change: " << between.count() << " ms";
    }
}

TEST(FreshNetwork, LeavesWaitsAloneThatANetworkCannotHelp)
{
    for (const auto why : {ErrorCode::ServerFull, ErrorCode::ConnectRefused, ErrorCode::ServerClosed,
             ErrorCode::LogInTooLong, ErrorCode::AgentUnavailable, ErrorCode::AgentAwaited,
             ErrorCode::KeyNotInAgent, ErrorCode::ProtocolViolation})
        EXPECT_TRUE(attempts(1s, {}, why).empty()) << name(why);
}

TEST(FreshNetwork, DoesNotSlowAProfileThatAsksForShorterWaits)
{
    RetryPolicy hasty;
    hasty.first = hasty.longest = 2s;
    EXPECT_GT(attempts(1h, hasty, ErrorCode::LinkLost).size(), 20U);
}

TEST(FreshNetwork, ForgivesOnlyWhatWasUnderWayAndNotForEver)
{
    FreshNetwork network;
    EXPECT_FALSE(network.forgives(start));
    network.changed(start);
    EXPECT_TRUE(network.forgives(start + 59s));
    network.changed(start + 50s);
    EXPECT_FALSE(network.forgives(start + 61s)) << "Another change makes the minute no longer.";
    network.changed(start + 70s);
    network.attempted(start + 71s);
    EXPECT_FALSE(network.forgives(start + 72s));
    network.changed(start + 200s);
    EXPECT_TRUE(network.forgives(start + 201s))
        << "What was tried after an earlier change is another matter.";
}

TEST(FreshNetwork, CountsNoAttemptsOfOtherTimes)
{
    FreshNetwork network;
    for (int i = 0; i < 2 * FreshNetwork::mostAttempts; ++i)
        network.attempted(start);
    network.changed(start + 1s);
    EXPECT_TRUE(network.mayTryAtOnce(start + 2s));
    EXPECT_FALSE(network.spentUntil(start + 2s));
}

} // namespace
} // namespace underpass
