// SPDX-License-Identifier: MIT
#include "core/check/RunningChecks.h"

#include "tests/support/Eventually.h"
#include "tests/support/Profiles.h"

#include <gtest/gtest.h>

#include <atomic>

namespace underpass::test {
namespace {

class RunningChecksTest : public testing::Test
{
protected:
    RunningChecksTest()
    {
        ForwardState forward;
        forward.forward.target = Endpoint{"target", 47110};
        forward.listening = true;
        online.forwards = {forward};
    }
    void begin(const std::string& asker, bool isAnswered)
    {
        checks.begin(asker, profile, TunnelState{online}, [this, isAnswered](const Trial& trial) {
            ++trials;
            if (isAnswered)
                trial.answered(fail(ErrorCode::ForwardRefused, "target:47110"));
        });
    }
    [[nodiscard]] bool isTried(int times)
    {
        return eventually([&] { return trials == times; });
    }

    Profile profile = profileSetOf(1).profiles.front();
    Online online;
    std::atomic<int> trials = 0;
    RunningChecks checks;
};

TEST_F(RunningChecksTest, ForgetAResultOnceItIsTold)
{
    begin("anna", true);
    RunningChecks::Progress last;
    ASSERT_TRUE(eventually([&] {
        last = checks.progress("anna");
        return last.isOver;
    }));
    EXPECT_EQ(last.steps.back().trouble, "forward-refused");
    EXPECT_TRUE(checks.progress("anna").steps.empty());
    begin("anna", true);
    EXPECT_TRUE(isTried(2)) << "It may be asked for again.";
}

TEST_F(RunningChecksTest, BeginOnceForEachWhoAsks)
{
    begin("anna", false);
    ASSERT_TRUE(isTried(1));
    begin("anna", false);
    begin("bert", false);
    EXPECT_TRUE(isTried(2)) << trials;
    checks.end();
    EXPECT_EQ(trials, 2);
}

TEST_F(RunningChecksTest, DropTheOldestOfTooMany)
{
    for (int i = 0; i < 8; ++i)
        begin("asker" + std::to_string(i), false);
    ASSERT_TRUE(isTried(8));
    EXPECT_FALSE(checks.progress("asker0").steps.empty());
    begin("the ninth", false);
    ASSERT_TRUE(isTried(9));
    EXPECT_TRUE(checks.progress("asker0").steps.empty());
    EXPECT_FALSE(checks.progress("asker1").steps.empty());
}

} // namespace
} // namespace underpass::test
