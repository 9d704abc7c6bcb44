// SPDX-License-Identifier: MIT
// What servers say without asking, and people who have to do something elsewhere.
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/Socket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using testing::ElementsAre;

TEST(LiveServerWords, OfABannerAreInViewWhileTheServerWaits)
{
    const CodeServer server{"approve"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.start();
    ASSERT_TRUE(tunnel.says("# To authenticate, visit:\n# https://login.example/a")) << tunnel.history();
    server.approve();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_THAT(tunnel.prompter.told(), ElementsAre("# To authenticate, visit:\n# https://login.example/a"));
    EXPECT_EQ(server.attempts("none"), 1);
}

TEST(LiveServerWords, OfAnInstructionWithoutPromptsAreInViewWhileTheServerWaits)
{
    const CodeServer server{"device"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};
    tunnel.profile.credentials.methods = {LogInWith::KeyboardInteractive};
    tunnel.start();
    ASSERT_TRUE(tunnel.says("Open https://login.example/d and enter ABCD-EFGH")) << tunnel.history();
    server.approve();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_TRUE(tunnel.prompter.questions().empty());
}

TEST(LiveServerWords, AtTheEndAreTheReasonInTheError)
{
    const CodeServer server{"locked"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history() << server.log();
    const Error why = std::get<Waiting>(tunnel.reached()).why;
    EXPECT_EQ(why.code, ErrorCode::ServerClosed) << sentence(why);
    EXPECT_EQ(why.serverSays, "Account locked until Monday");
}

TEST(LiveServerWords, LeadToANewPasswordInPlaceOfTheExpiredOneAndThenToTheEnd)
{
    const CodeServer server{"expired"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    for (const char* answer : {CodeServer::password, "short", "long enough"})
        tunnel.prompter.willAnswer(answer);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const auto questions = tunnel.prompter.questions();
    ASSERT_EQ(questions.size(), 3U);
    EXPECT_EQ(std::get<NewPasswordQuestion>(questions[1].what),
        (NewPasswordQuestion{"Your password has expired.", false}));
    EXPECT_EQ(std::get<NewPasswordQuestion>(questions[2].what), (NewPasswordQuestion{"Too short.", true}));
    server.approve();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history() << server.log();
    EXPECT_EQ(std::get<Waiting>(tunnel.reached()).why.serverSays, "Maintenance at noon");
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_EQ(tunnel.prompter.questions().size(), 3U) << "The new password is remembered.";
}

TEST(LiveServerWords, ThatNobodyFollowsAreNotRepeatedByItself)
{
    const CodeServer server{"approve"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}, {},
        {.logIn = std::chrono::milliseconds{200}, .person = std::chrono::milliseconds{400}}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history() << server.log();
    EXPECT_EQ(std::get<Failed>(tunnel.reached()).why.code, ErrorCode::LogInUnfinished) << tunnel.history();
    EXPECT_EQ(server.attempts("none"), 1);
}

} // namespace
} // namespace underpass::test
