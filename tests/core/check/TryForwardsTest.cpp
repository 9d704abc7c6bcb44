// SPDX-License-Identifier: MIT
#include "core/check/TryForwards.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {
namespace {

ForwardState local(const std::string& target)
{
    ForwardState state;
    state.forward.target = Endpoint{target, 47110};
    return state;
}

std::vector<CheckStep> stepsOf(const std::vector<ForwardState>& forwards, const StartTrial& start)
{
    std::vector<CheckStep> steps;
    tryForwards({}, forwards, start, [&](const CheckStep& step) { steps.push_back(step); }, {});
    return steps;
}

void forbid(const Trial& trial)
{
    trial.answered(fail(ErrorCode::ForwardRefused, toString(trial.target)));
}

} // namespace

TEST(TryForwards, ReportsEachInItsOrderHoweverManyThereAre)
{
    std::vector<ForwardState> forwards;
    for (int i = 0; i < 30; ++i)
        forwards.push_back(local("host" + std::to_string(i)));
    forwards[3].forward.enabled = false;
    const auto steps = stepsOf(forwards, forbid);
    ASSERT_EQ(steps.size(), 29U);
    EXPECT_EQ(std::get<found::Trouble>(steps[2].finding).why.subject, "host2:47110");
    EXPECT_EQ(std::get<found::Trouble>(steps[28].finding).why.subject, "host29:47110");
    EXPECT_FALSE(steps[28].advice.empty());
}

TEST(TryForwards, TakesATrialThatThrowsForTroubleAndGoesOn)
{
    const auto steps = stepsOf({local("broken"), local("sound")}, [](const Trial& trial) {
        if (trial.target.host == "broken")
            throw std::runtime_error("no descriptors are left");
        forbid(trial);
    });
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(troubleOf(steps[0].finding), ErrorCode::Internal);
    EXPECT_EQ(troubleOf(steps[1].finding), ErrorCode::ForwardRefused);
}

TEST(TryForwards, KnowsAServiceByTheForwardsOwnPortWhereItsTargetsPortSaysNothing)
{
    ForwardState pop3 = local("mail");
    pop3.forward.listen = {"localhost", 110};
    asio::io_context loop;
    asio::ip::tcp::socket there{loop};
    const auto steps = stepsOf({pop3}, [&there](const Trial& trial) {
        there.connect(trial.meeting);
        trial.answered(there.local_endpoint());
        there.close(); // Which only somebody notices who expects to hear something.
    });
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps.front().stage, CheckStage::Greeting);
    EXPECT_EQ(std::get<found::Silent>(steps.front().finding).service, "POP3");
}

TEST(TryForwards, SaysOfADynamicForwardOnlyWhetherTheServerForwards)
{
    ForwardState dynamic;
    dynamic.forward.kind = ForwardKind::Dynamic;
    dynamic.listen = {"localhost", 1080};
    const auto cannotReach
        = [](const Trial& trial) { trial.answered(fail(ErrorCode::TargetUnreachable, "x")); };
    EXPECT_EQ(
        stepsOf({dynamic}, cannotReach).front().finding, CheckFinding{found::ForwardsAny{dynamic.listen}});
    EXPECT_EQ(troubleOf(stepsOf({dynamic}, forbid).front().finding), ErrorCode::ForwardRefused);
}

} // namespace underpass
