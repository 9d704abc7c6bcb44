// SPDX-License-Identifier: MIT
// A server before its log-in is over: it may say what it likes, and gets no more time for that.
#include "core/ssh/login/Authenticate.h"

#include "core/net/Deadline.h"
#include "core/ssh/login/VerifyHostKey.h"
#include "tests/support/FakePrompter.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/Loop.h"
#include "tests/support/Profiles.h"
#include "tests/support/ScriptedServer.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

class LogInTimeTest : public testing::Test
{
protected:
    void logInWith(LogInWith method, std::chrono::milliseconds time = std::chrono::minutes{2})
    {
        hop.credentials.methods = {method};
        authenticate = std::make_unique<Authenticate>(*transport, asker, hop);
        transport->limitWaiting(time);
        asio::co_spawn(worker, authenticate->run(),
            [this](const std::exception_ptr&, Result<void> result) { outcome = std::move(result); });
    }
    ~LogInTimeTest() override
    {
        transport->end({ErrorCode::Cancelled, {}, {}});
        asker.stop();
        if (authenticate) {
            EXPECT_TRUE(ends());
        }
    }
    [[nodiscard]] bool ends()
    {
        return runUntil(loop, [this] { return outcome.has_value(); });
    }
    [[nodiscard]] Error why() const { return outcome && !*outcome ? outcome->error() : Error{}; }

    asio::io_context loop;
    asio::any_io_executor worker = loop.get_executor();
    std::shared_ptr<Wire> wire = std::make_shared<Wire>(worker);
    std::unique_ptr<Transport> transport = scriptedTransport(wire, LoggingIn);
    Profile profile = profileFor("strange");
    FakePrompter prompter;
    FakeSecrets secrets;
    SecretMemory memory;
    Asker asker{worker, {profile, prompter, secrets, memory, [](const Question&) { }, [] { }}};
    Hop hop{{"stranger.example", 22}, "anna", {}};
    std::unique_ptr<Authenticate> authenticate;
    std::optional<Result<void>> outcome;
};

TEST_F(LogInTimeTest, IsNotExtendedByOtherMessages)
{
    wire->endlessly = [] { return packet(ignore, text("alive")); };
    logInWith(LogInWith::Password, std::chrono::milliseconds{100});
    ASSERT_TRUE(ends());
    EXPECT_EQ(sentence(why()),
        "The log-in at stranger.example:22 took too long and was given up. (it did not get beyond this step: "
        "what ways to log in there are)");
}

TEST_F(LogInTimeTest, NamesTheStepThatDoesNotEnd)
{
    prompter.willAnswer("secret");
    wire->send(offers("password"));
    wire->endlessly = [] { return packet(ignore, text("alive")); };
    logInWith(LogInWith::Password, std::chrono::milliseconds{100});
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::LogInTooLong) << sentence(why());
    EXPECT_THAT(why().detail, testing::HasSubstr("log-in by password"));
}

TEST_F(LogInTimeTest, IsNotExtendedByAServerThatDoesNotTakeWhatWeSay)
{
    wire->takesBytes = false;
    logInWith(LogInWith::Password, std::chrono::milliseconds{100});
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::LogInTooLong) << sentence(why());
}

TEST_F(LogInTimeTest, IsNotCountedWhileAPersonIsAsked)
{
    constexpr std::chrono::milliseconds time{400};
    prompter.willThink();
    logInWith(LogInWith::KeyboardInteractive, time);
    wire->send(offers("keyboard-interactive") + asks({"Code: "}));
    ASSERT_TRUE(runUntil(loop, [this] { return prompter.isThinking(); }));
    bool isLate = false;
    const Deadline late{worker, 2 * time, [&] { isLate = true; }};
    ASSERT_TRUE(runUntil(loop, [&] { return isLate; }));
    EXPECT_FALSE(outcome) << sentence(why());
    wire->send(packet(logInSuccess));
    prompter.answer("123456");
    ASSERT_TRUE(ends());
    EXPECT_TRUE(outcome->has_value()) << sentence(why());
}

TEST_F(LogInTimeTest, HasAnEndToQuestionsWithoutPrompts)
{
    wire->send(offers("keyboard-interactive"));
    wire->endlessly = [] { return asks({}); };
    logInWith(LogInWith::KeyboardInteractive);
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::AuthenticationRefused) << sentence(why());
    EXPECT_THAT(why().detail, testing::HasSubstr("it went on asking after 16 rounds of questions"));
    EXPECT_TRUE(prompter.questions().empty());
}

TEST_F(LogInTimeTest, HasAnEndToQuestionsToAPerson)
{
    for (int i = 0; i < 100; ++i)
        prompter.willAnswer("123456");
    wire->send(offers("keyboard-interactive"));
    wire->endlessly = [] { return asks({"Code: "}); };
    logInWith(LogInWith::KeyboardInteractive);
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::AuthenticationRefused) << sentence(why());
    EXPECT_EQ(prompter.questions().size(), 16u);
}

TEST_F(LogInTimeTest, DoesNotBeginWithAServerThatHasNoHostKey)
{
    const TempDir folder;
    prompter.willAnswer("yes");
    HostKeys hostKeys{{folder.path() / "known_hosts"}};
    std::optional<Result<FurtherKeys>> verdict;
    asio::co_spawn(worker, verifyHostKey(*transport, hostKeys, asker, hop),
        [&](const std::exception_ptr&, Result<FurtherKeys> result) { verdict = std::move(result); });
    ASSERT_TRUE(runUntil(loop, [&] { return verdict.has_value(); }));
    ASSERT_FALSE(verdict->has_value());
    EXPECT_EQ(verdict->error().code, ErrorCode::ProtocolViolation) << sentence(verdict->error());
    EXPECT_TRUE(prompter.questions().empty());
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "known_hosts"));
}

} // namespace
} // namespace underpass::test
