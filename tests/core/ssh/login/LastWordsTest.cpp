// SPDX-License-Identifier: MIT
// What a server says when it ends the connection (RFC 4253 section 11.1).
#include "core/ssh/engine/LastWords.h"

#include "core/ssh/login/Authenticate.h"
#include "tests/support/FakePrompter.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/Loop.h"
#include "tests/support/PlayedServer.h"
#include "tests/support/Profiles.h"
#include "tests/support/ScriptedServer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

using testing::HasSubstr;

constexpr std::uint32_t byApplication = 11;

class LastWordsTest : public testing::Test
{
protected:
    Error afterLogIn(const std::string& serverSays, LogInWith method = LogInWith::Password)
    {
        const auto transport = scriptedTransport(wire, LoggingIn);
        wire->send(serverSays);
        Asker asker{worker, {profile, prompter, secrets, memory, [](const Question&) { }, [] { }}};
        Hop hop{{"stranger.example", 22}, "anna", {}};
        hop.credentials.methods = {method};
        Authenticate authenticate{*transport, asker, hop};
        return whyOf(authenticate.run());
    }
    Error inHandshake(const std::string& serverSays)
    {
        const auto transport = scriptedTransport(wire, Connected);
        wire->send(serverSays);
        return whyOf(shakeHands(*transport));
    }
    Error whyOf(asio::awaitable<Result<void>> run)
    {
        std::optional<Result<void>> outcome;
        asio::co_spawn(worker, std::move(run),
            [&](const std::exception_ptr&, Result<void> result) { outcome = std::move(result); });
        EXPECT_TRUE(runUntil(loop, [&] { return outcome.has_value(); }));
        return outcome && !*outcome ? outcome->error() : Error{};
    }

    asio::io_context loop;
    asio::any_io_executor worker = loop.get_executor();
    std::shared_ptr<Wire> wire = std::make_shared<Wire>(worker);
    Profile profile = profileFor("strange");
    FakePrompter prompter;
    FakeSecrets secrets;
    SecretMemory memory;
};

TEST_F(LastWordsTest, AreSaidAsTheServersWhenItEndsTheLogIn)
{
    const Error why = afterLogIn(leaves(byApplication, "Account locked\r\nuntil\x1b[2J Monday"));
    EXPECT_EQ(why.code, ErrorCode::ServerClosed);
    EXPECT_EQ(sentence(why),
        "stranger.example:22 closed the connection. The server says: Account locked until[2J Monday (it gave "
        "reason 11)");
}

TEST_F(LastWordsTest, AreSaidAfterAPasswordAsWell)
{
    prompter.willAnswer("secret");
    const Error why = afterLogIn(offers("password") + leaves(byApplication, "Come back on Monday"));
    EXPECT_EQ(why.code, ErrorCode::ServerClosed) << sentence(why);
    EXPECT_EQ(why.serverSays, "Come back on Monday");
}

TEST_F(LastWordsTest, AreSaidBeforeTheLogIn)
{
    const Error why
        = inHandshake("SSH-2.0-scripted\r\n" + leaves(byApplication, "Your address is not allowed"));
    EXPECT_EQ(why.code, ErrorCode::ServerClosed) << sentence(why);
    EXPECT_EQ(why.serverSays, "Your address is not allowed");
}

TEST_F(LastWordsTest, AfterTooManyTriesAreARefusalThatSaysWhatWasTried)
{
    constexpr std::uint32_t protocolError = 2;
    prompter.willAnswer("secret");
    const Error why
        = afterLogIn(offers("password") + leaves(protocolError, "Too many authentication failures"));
    EXPECT_EQ(why.code, ErrorCode::AuthenticationRefused) << sentence(why);
    EXPECT_EQ(why.subject, "anna@stranger.example:22");
    EXPECT_THAT(why.detail, HasSubstr("tried: password"));
    EXPECT_EQ(why.serverSays, "Too many authentication failures");
}

TEST_F(LastWordsTest, OnAServerThatIsFullLetItRest)
{
    constexpr std::uint32_t tooManyConnections = 12;
    EXPECT_EQ(afterLogIn(leaves(tooManyConnections, "Full")).code, ErrorCode::ServerFull);
}

TEST(LastWords, MayBeNone)
{
    EXPECT_EQ(
        sentence(asError(LastWords{byApplication, ""})), "It closed the connection. (it gave reason 11)");
}

TEST(LastWords, OfATunnelThatWasUpAreItsError)
{
    PlayedServer server;
    const std::string last = leaves(byApplication, "Maintenance at noon");
    const auto space = server.engine().inputSpace();
    std::memcpy(space.data(), last.data(), last.size());
    server.engine().fed(last.size());
    const auto driven = server.engine().drive();
    ASSERT_FALSE(driven);
    EXPECT_EQ(driven.error().code, ErrorCode::ServerClosed);
    EXPECT_EQ(driven.error().serverSays, "Maintenance at noon");
}

} // namespace
} // namespace underpass::test
