// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentConnection.h"

#include "core/ssh/login/AgentLines.h"
#include "core/ssh/login/AgentProtocol.h"
#include "core/system/Account.h"
#include "core/system/WinText.h"
#include "tests/core/ssh/login/FakePageant_win.h"
#include "tests/support/PipeServer_win.h"

#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>

namespace underpass::test {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

constexpr milliseconds patience{30000};

// An agent's list with one key, framed (draft-ietf-sshm-ssh-agent section 4.1).
const std::string oneKey{"\0\0\0\x14\x0c\0\0\0\1\0\0\0\4blob\0\0\0\3key", 24};
const std::string noKey{"\0\0\0\5\x0c\0\0\0\0", 9};

Result<std::string> ask(AgentConnection& agent, asio::io_context& loop, milliseconds limit = patience)
{
    std::optional<Result<std::string>> reply;
    asio::co_spawn(loop, agent.request(agentListRequest(), limit),
        [&](const std::exception_ptr&, Result<std::string> result) { reply = std::move(result); });
    loop.restart();
    loop.run();
    return reply ? std::move(*reply) : Result<std::string>{fail(ErrorCode::Internal)};
}

class WindowsAgent : public testing::Test
{
protected:
    ~WindowsAgent() override { ::_wputenv_s(L"SSH_AUTH_SOCK", L""); }

    void use(const PipeServer& server) { ::_wputenv_s(L"SSH_AUTH_SOCK", server.name().c_str()); }
    Result<std::string> askAny(milliseconds limit = patience)
    {
        auto agent = connectAgent(loop.get_executor(), named);
        EXPECT_TRUE(agent);
        return ask(**agent, loop, limit);
    }
    asio::io_context loop;
    std::string named; // As by the profile.
};

TEST_F(WindowsAgent, AnswersThroughThePipeThatTheEnvironmentNames)
{
    const PipeServer server{oneKey};
    use(server);
    const auto reply = askAny();
    ASSERT_TRUE(reply) << reply.error().detail;
    const auto keys = readAgentKeys(*reply);
    ASSERT_TRUE(keys);
    ASSERT_EQ(keys->size(), 1u);
    EXPECT_EQ(keys->front().comment, "key");
}

TEST_F(WindowsAgent, KeepsToTheAgentThatAnswered)
{
    const PipeServer server{oneKey};
    use(server);
    auto agent = connectAgent(loop.get_executor(), named);
    ASSERT_TRUE(agent);
    EXPECT_TRUE(ask(**agent, loop));
    EXPECT_TRUE(ask(**agent, loop));
    EXPECT_EQ(server.clients(), 1);
    EXPECT_EQ(server.requests(), 2);
}

TEST_F(WindowsAgent, GivesUpOnAPipeThatNeverAnswers)
{
    const PipeServer server{""};
    use(server);
    const auto reply = askAny(milliseconds{200});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, ErrorCode::AgentUnavailable);
}

TEST_F(WindowsAgent, DoesNotBelieveAnAbsurdLength)
{
    const PipeServer server{std::string{"\x7f\xff\xff\xff", 4}};
    use(server);
    EXPECT_FALSE(askAny());
}

TEST_F(WindowsAgent, GoesOnToPageantsWindowWhenThePipeHasNoKeys)
{
    const PipeServer empty{noKey};
    use(empty);
    const FakePageant pageant{oneKey};
    const auto reply = askAny();
    ASSERT_TRUE(reply) << reply.error().detail;
    EXPECT_EQ(readAgentKeys(*reply)->size(), 1u);
    EXPECT_EQ(pageant.lastRequest(), agentListRequest());
}

TEST_F(WindowsAgent, SaysThatNoneRuns)
{
    const auto reply = askAny();
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().detail, "no agent is running");
}

TEST_F(WindowsAgent, IsTheOneThatTheProfileNamesAndNoOther)
{
    const PipeServer ofTheEnvironment{oneKey};
    use(ofTheEnvironment);
    const PipeServer server{oneKey};
    named = toUtf8(server.name());
    EXPECT_TRUE(askAny());
    EXPECT_EQ(server.clients(), 1);
    EXPECT_EQ(ofTheEnvironment.clients(), 0);

    named = "pageant";
    const FakePageant pageant{oneKey};
    EXPECT_TRUE(askAny());
    EXPECT_EQ(pageant.lastRequest(), agentListRequest());
    EXPECT_EQ(ofTheEnvironment.clients(), 0);
}

TEST_F(WindowsAgent, IsNamedWhereTheProfilesOneIsNotThere)
{
    const FakePageant pageant{oneKey};
    named = R"(\\.\pipe\underpass-nobody)";
    const auto reply = askAny();
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().subject, named);

    const auto ofAnotherSystem = connectAgent(loop.get_executor(), "/run/agent");
    ASSERT_FALSE(ofAnotherSystem);
    EXPECT_EQ(ofAnotherSystem.error().subject, "/run/agent");
}

TEST_F(WindowsAgent, RefusesARequestLongerThanPageantsWindowTakes)
{
    const FakePageant pageant{oneKey};
    const auto reply = askPageant(findPageant().value(), std::string(8193, 'x'), patience);
    ASSERT_FALSE(reply);
    EXPECT_THAT(reply.error().detail, HasSubstr("longer than"));
}

TEST_F(WindowsAgent, GivesUpOnAPageantThatHangs)
{
    const FakePageant pageant{oneKey, FakePageant::Mood::Hangs};
    const auto reply = askPageant(findPageant().value(), agentListRequest(), milliseconds{200});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().detail, "it does not answer");
}

TEST_F(WindowsAgent, DoesNotBelieveAPageantThatPromisesMoreThanItsMemoryHolds)
{
    const FakePageant pageant{std::string{"\0\0\x20\0", 4}};
    EXPECT_FALSE(askPageant(findPageant().value(), agentListRequest(), patience));
}

TEST_F(WindowsAgent, KnowsTheOwnerOfAPipe)
{
    const PipeServer server{oneKey};
    const auto pipe = openAgentPipe(server.name());
    ASSERT_TRUE(pipe);
    EXPECT_EQ(ownerOfObject(pipe->get()), ownSid());
}

} // namespace
} // namespace underpass::test
