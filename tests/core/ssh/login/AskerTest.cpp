// SPDX-License-Identifier: MIT
#include "core/ssh/login/Asker.h"

#include "tests/support/FakePrompter.h"
#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>

namespace underpass {
namespace {

// A store in which the same secret is kept for everything.
class FullStore : public SecretStore
{
public:
    Result<std::optional<Secret>> find(const SecretKey&) override { return std::optional{Secret{"kept"}}; }
    Result<void> keep(const SecretKey&, const Secret&) override { return {}; }
    Result<void> forget(const SecretKey&) override { return {}; }
    Result<void> forgetProfile(const std::string&) override { return {}; }
};

class AskerTest : public testing::Test
{
protected:
    AskerTest() { profile.id = "mail"; }

    // One log-in: what it got for its password, "" where nobody answered.
    std::string logIn(const std::string& fingerprint, const std::string& purpose = "password", Hop hop = {})
    {
        if (hop.account.empty())
            hop = {server, "anna", {}};
        Asker asker{loop.get_executor(), {profile, person, store, memory, [](const Question&) { }, [] { }}};
        if (!fingerprint.empty())
            asker.trusts(hop.server, fingerprint);
        return secretOf(asker, hop, purpose);
    }
    std::string secretOf(Asker& asker, const Hop& hop, const std::string& purpose)
    {
        std::optional<std::optional<Secret>> got;
        const auto task = [&]() -> asio::awaitable<void> {
            PasswordQuestion question;
            got = co_await asker.secret(hop, purpose, question, Asker::Previous::None);
        };
        asio::co_spawn(loop, task, asio::detached);
        EXPECT_TRUE(test::runUntil(loop, [&] { return got.has_value(); }));
        return got && *got ? std::string{(*got)->reveal()} : "";
    }
    std::size_t timesAsked() { return person.questions().size(); }

    asio::io_context loop;
    Profile profile;
    test::FakePrompter person;
    FullStore store;
    SecretMemory memory;
    const Endpoint server{"mail.example.org", 22};
};

TEST_F(AskerTest, SendsAKeptPasswordToAServerWhoseKeyIsOnRecord)
{
    EXPECT_EQ(logIn("SHA256:old"), "kept");
    EXPECT_EQ(timesAsked(), 0U);
}

TEST_F(AskerTest, AsksForThePasswordOfAServerWhoseKeyIsNew)
{
    memory.meetNewKey(toString(server), "SHA256:new");
    person.willAnswer("typed");
    EXPECT_EQ(logIn("SHA256:new"), "typed");
    EXPECT_EQ(logIn("SHA256:new"), "typed") << "A reconnect at night asks nobody.";
    EXPECT_EQ(timesAsked(), 1U);
}

// Who holds the new key may hang up while the person thinks.
TEST_F(AskerTest, AsksAgainAfterALogInThatWasBrokenOff)
{
    memory.meetNewKey(toString(server), "SHA256:new");
    EXPECT_EQ(logIn("SHA256:new"), "");
    EXPECT_EQ(logIn("SHA256:new"), "");
    EXPECT_EQ(timesAsked(), 2U);
}

TEST_F(AskerTest, DoesNotSendWhatWasTypedForTheKeyBefore)
{
    const SecretKey key{"mail", "anna@" + toString(server), "password"};
    memory.keep(key, Secret{"typed before"});
    EXPECT_EQ(logIn("SHA256:old"), "typed before");
    memory.meetNewKey(toString(server), "SHA256:new");
    EXPECT_EQ(logIn("SHA256:old"), "typed before") << "It has not been accepted.";
    EXPECT_EQ(logIn("SHA256:new"), "");
    EXPECT_FALSE(memory.find(key));
}

TEST_F(AskerTest, SuspendsOnlyThePasswordsOfThatServer)
{
    const Endpoint jump{"jump.example.org", 22};
    const SecretKey elsewhere{"mail", "anna@" + toString(jump), "password"};
    memory.keep(elsewhere, Secret{"typed"});
    memory.meetNewKey(toString(server), "SHA256:new");
    EXPECT_EQ(logIn("SHA256:new", "passphrase /home/anna/.ssh/id_rsa"), "kept") << "It goes to no server.";
    EXPECT_EQ(logIn("", "proxy password"), "kept");
    EXPECT_EQ(logIn("SHA256:jump", "password", {jump, "anna", {}}), "typed");
    EXPECT_EQ(logIn("SHA256:new", "password", {server, "bert", {}}), "") << "Whatever the account.";
}

} // namespace
} // namespace underpass
