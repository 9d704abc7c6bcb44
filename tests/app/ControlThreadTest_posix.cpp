// SPDX-License-Identifier: MIT
#include "app/tray/ControlThread.h"

#include "core/system/ProcessAlive.h"
#include "tests/support/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <atomic>

namespace underpass {
namespace {

// As another program asks the tray program, which shows what it is told here.
class ControlThreadTest : public testing::Test
{
protected:
    ControlThreadTest()
    {
        auto opened = ControlThread::open(m_folder.path(), (m_folder.path() / "profiles.json").string(),
            [this](const ControlRequest& request) { m_carriedOut = request.command; },
            {m_checks, m_events, m_claims});
        m_control = std::move(*opened);
    }

    void show(const char* state)
    {
        TunnelReport report;
        report.id = "mail";
        report.name = "Mail";
        report.state = state;
        m_control->publish({report}, "mail");
    }
    [[nodiscard]] ControlReply ask(ControlCommand command) const
    {
        ControlRequest request;
        request.command = command;
        request.profile = "mail";
        return askControlPeer(
            {ownProcessId(), ownControlSocket(m_folder.path())}, request, std::chrono::seconds{30})
            .value();
    }

    TemporaryFolder m_folder;
    RunningChecks m_checks;
    EventRing m_events;
    TunnelClaims m_claims{m_folder.path()};
    std::atomic<ControlCommand> m_carriedOut{ControlCommand::Status};
    std::unique_ptr<ControlThread> m_control; // Last: it calls until it is gone.
};

TEST_F(ControlThreadTest, LetsNobodyJoinATunnelThatIsToldToEnd)
{
    show("online");
    EXPECT_FALSE(ask(ControlCommand::Connect).runsElsewhere);
    EXPECT_EQ(ask(ControlCommand::Disconnect).refused, "");
    EXPECT_EQ(m_carriedOut, ControlCommand::Disconnect);
    show("online"); // It takes its time.
    const ControlReply ending = ask(ControlCommand::Connect);
    EXPECT_TRUE(ending.runsElsewhere);
    EXPECT_EQ(ending.refused, "Its tunnel is just ending.");
    show("stopped");
    const ControlReply begun = ask(ControlCommand::Connect);
    EXPECT_TRUE(begun.hasBegun);
    EXPECT_FALSE(begun.runsElsewhere);
    EXPECT_EQ(m_carriedOut, ControlCommand::Connect);
}

TEST_F(ControlThreadTest, StartsAtOnceWhatWasNotRunningWhenItWasToldToEnd)
{
    show("stopped");
    EXPECT_EQ(ask(ControlCommand::Disconnect).refused, "");
    EXPECT_TRUE(ask(ControlCommand::Connect).hasBegun);
}

} // namespace
} // namespace underpass
