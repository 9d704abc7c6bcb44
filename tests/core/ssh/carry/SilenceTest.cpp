// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Silence.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace std::chrono_literals;

std::vector<std::chrono::milliseconds> timesFor(std::chrono::milliseconds keepalive)
{
    std::vector<std::chrono::milliseconds> times;
    for (const SilenceStep& step : silenceSteps)
        times.push_back(step.after(keepalive));
    return times;
}

TEST(Silence, LeavesTheServerAThirdOfAnIntervalToAnswerHoweverShortThatIs)
{
    EXPECT_EQ(timesFor(15s), (std::vector<std::chrono::milliseconds>{15s, 20s, 30s, 45s}));
    EXPECT_EQ(timesFor(1s), (std::vector<std::chrono::milliseconds>{1s, 1333ms, 2s, 3s}));
}

} // namespace
} // namespace underpass
