// SPDX-License-Identifier: MIT
#include "tests/core/tunnel/TunnelFixture.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using asio::ip::tcp;

// Somebody who tries the first forward of a tunnel, and what he is told.
class TrialTest : public TunnelFixture
{
protected:
    void tryIt()
    {
        Forward forward = profileFor("a").forwards.front();
        tunnel->tryTarget({forward, *forward.target, meeting.local_endpoint(),
            [this](const Result<tcp::endpoint>& from) { answers.push_back(from); }});
    }
    [[nodiscard]] bool isAnswered()
    {
        return runUntil(worker, [this] { return !answers.empty(); });
    }

    tcp::acceptor meeting{worker, {asio::ip::address_v4::loopback(), 0}};
    std::vector<Result<tcp::endpoint>> answers;
};

TEST_F(TrialTest, LeadsToTheTargetPastThePort)
{
    goOnline(profileFor("a"));
    identity->everyoneIs(Caller::Relation::Other); // Who could not come by the port.
    tryIt();
    ASSERT_TRUE(runUntil(worker, [this] { return session->heard != nullptr; }));
    ASSERT_EQ(session->relays().size(), 1);
    EXPECT_EQ(session->relays().front().target, *profileFor("a").forwards.front().target);
    std::exchange(session->heard, nullptr)(std::nullopt);
    ASSERT_TRUE(isAnswered());
    ASSERT_TRUE(answers.front());
    EXPECT_EQ(meeting.accept().remote_endpoint(), *answers.front());
    EXPECT_EQ(answers.size(), 1);
}

TEST_F(TrialTest, SaysWhyTheServerDoesNotReachIt)
{
    goOnline(profileFor("a"));
    tryIt();
    ASSERT_TRUE(runUntil(worker, [this] { return session->heard != nullptr; }));
    std::exchange(session->heard, nullptr)(Error{ErrorCode::TargetUnreachable, "x", {}});
    ASSERT_TRUE(isAnswered());
    EXPECT_EQ(answers.front().error().code, ErrorCode::TargetUnreachable);
}

TEST_F(TrialTest, IsOverWithTheConnection)
{
    goOnline(profileFor("a"));
    tryIt();
    ASSERT_TRUE(runUntil(worker, [this] { return session->heard != nullptr; }));
    session->end({ErrorCode::LinkLost, "", "reset"});
    ASSERT_TRUE(isAnswered());
    EXPECT_EQ(answers.front().error().code, ErrorCode::LinkLost);
}

TEST_F(TrialTest, IsNothingWhereTheTunnelIsNotOnline)
{
    start(profileFor("a"));
    ASSERT_TRUE(makesSession(1));
    tryIt();
    ASSERT_TRUE(isAnswered());
    EXPECT_EQ(answers.front().error().code, ErrorCode::LinkLost);
}

} // namespace
} // namespace underpass
