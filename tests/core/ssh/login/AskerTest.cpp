// SPDX-License-Identifier: MIT
#include "core/ssh/login/Asker.h"

#include "tests/support/FakePrompter.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>

namespace underpass {
namespace {

class AskerTest : public testing::Test
{
protected:
    AskerTest()
    {
        profile.id = "mail";
        for (const char* purpose : {"password", "proxy password", "passphrase /home/anna/.ssh/id_rsa"})
            EXPECT_TRUE(store.keep(keyFor(purpose), Secret{"kept"}));
    }

    SecretKey keyFor(const std::string& purpose = "password") const
    {
        return {"mail", "anna@" + toString(server), purpose};
    }
    // One log-in, which the server accepts: what it got for its password, "" where nobody answered.
    std::string logIn(const std::string& fingerprint, const std::string& purpose = "password", Hop hop = {})
    {
        if (hop.account.empty())
            hop = {server, "anna", {}};
        Asker asker = asking();
        if (!fingerprint.empty())
            asker.trusts(hop.server, fingerprint);
        const std::string got = secretOf(asker, hop, purpose);
        finish(asker.worked(hop, purpose));
        return got;
    }
    Asker asking()
    {
        return Asker{loop.get_executor(),
            {profile, person, store, memory, [this](const Question&) { states += "asked "; },
                [this] { states += "answered "; }}};
    }
    std::string secretOf(Asker& asker, const Hop& hop, const std::string& purpose,
        Asker::Previous previous = Asker::Previous::None)
    {
        std::optional<Secret> got;
        const auto task = [&]() -> asio::awaitable<void> {
            PasswordQuestion question;
            got = co_await asker.secret(hop, purpose, question, previous);
        };
        finish(task());
        return got ? std::string{got->reveal()} : "";
    }
    void finish(asio::awaitable<void> task)
    {
        bool isOver = false;
        asio::co_spawn(loop, std::move(task), [&](const std::exception_ptr&) { isOver = true; });
        EXPECT_TRUE(test::runUntil(loop, [&] { return isOver; }));
    }
    std::size_t timesAsked() { return person.questions().size(); }

    asio::io_context loop;
    Profile profile;
    test::FakePrompter person;
    test::FakeSecrets store;
    SecretMemory memory;
    std::string states;
    const Endpoint server{"mail.example.org", 22};
    const HostKey newKey{"ssh-ed25519", "a new key"};
    const Hop anna{server, "anna", {}};
};

TEST_F(AskerTest, SendsAKeptPasswordToAServerWhoseKeyIsOnRecord)
{
    EXPECT_EQ(logIn("SHA256:old"), "kept");
    EXPECT_EQ(timesAsked(), 0U);
}

TEST_F(AskerTest, AsksForThePasswordOfAServerWhoseKeyIsNew)
{
    memory.meetNewKey(toString(server), newKey);
    person.willAnswer("typed");
    EXPECT_EQ(logIn(fingerprint(newKey)), "typed");
    EXPECT_EQ(logIn(fingerprint(newKey)), "typed") << "A reconnect at night asks nobody.";
    EXPECT_EQ(timesAsked(), 1U);
}

// Who holds the new key may hang up while the person thinks.
TEST_F(AskerTest, AsksAgainAfterALogInThatWasBrokenOff)
{
    memory.meetNewKey(toString(server), newKey);
    EXPECT_EQ(logIn(fingerprint(newKey)), "");
    EXPECT_EQ(logIn(fingerprint(newKey)), "");
    EXPECT_EQ(timesAsked(), 2U);
}

TEST_F(AskerTest, DoesNotSendWhatWasTypedForTheKeyBefore)
{
    const SecretKey key = keyFor();
    memory.keep(key, Secret{"typed before"});
    EXPECT_EQ(logIn("SHA256:old"), "typed before");
    memory.meetNewKey(toString(server), newKey);
    EXPECT_EQ(logIn("SHA256:old"), "typed before") << "It has not been accepted.";
    EXPECT_EQ(logIn(fingerprint(newKey)), "");
    EXPECT_FALSE(memory.find(key));
}

TEST_F(AskerTest, SuspendsOnlyThePasswordsOfThatServer)
{
    const Endpoint jump{"jump.example.org", 22};
    const SecretKey elsewhere{"mail", "anna@" + toString(jump), "password"};
    memory.keep(elsewhere, Secret{"typed"});
    memory.meetNewKey(toString(server), newKey);
    EXPECT_EQ(logIn(fingerprint(newKey), "passphrase /home/anna/.ssh/id_rsa"), "kept")
        << "It goes to no server.";
    EXPECT_EQ(logIn("", "proxy password"), "kept");
    EXPECT_EQ(logIn("SHA256:jump", "password", {jump, "anna", {}}), "typed");
    EXPECT_EQ(logIn(fingerprint(newKey), "password", {server, "bert", {}}), "") << "Whatever the account.";
}

TEST_F(AskerTest, RemembersWhatWasTypedOnlyOnceItHasWorked)
{
    ASSERT_TRUE(store.forget(keyFor()));
    person.willAnswer("typed", test::FakePrompter::Remember::Yes);
    Asker asker = asking();
    EXPECT_EQ(secretOf(asker, anna, "password"), "typed");
    EXPECT_FALSE(memory.find(keyFor()));
    finish(asker.worked(anna, "proxy password"));
    finish(asker.worked({server, "bert", {}}, "password"));
    EXPECT_FALSE(memory.find(keyFor())) << "Something else has worked.";
    finish(asker.worked(anna, "password"));
    finish(asker.finishKeeping());
    ASSERT_TRUE(memory.find(keyFor()));
    EXPECT_EQ(memory.find(keyFor())->reveal(), "typed");
    EXPECT_EQ(store.kept(keyFor()), "typed");
}

TEST_F(AskerTest, ForgetsWhatWasRefusedWhereverItIs)
{
    memory.keep(keyFor(), Secret{"typed before"});
    Asker asker = asking();
    finish(asker.refused(anna, "password"));
    EXPECT_FALSE(memory.find(keyFor()));
    EXPECT_EQ(store.kept(keyFor()), "");
    EXPECT_EQ(store.kept(keyFor("proxy password")), "kept");

    person.willAnswer("typed", test::FakePrompter::Remember::Yes);
    EXPECT_EQ(secretOf(asker, anna, "password"), "typed");
    finish(asker.refused(anna, "password"));
    finish(asker.worked(anna, "password"));
    EXPECT_FALSE(memory.find(keyFor())) << "What worked was another way to log in.";
}

TEST_F(AskerTest, AsksAPersonAfterWhatWasWrongWhateverIsKept)
{
    memory.keep(keyFor(), Secret{"typed before"});
    person.willAnswer("right");
    Asker asker = asking();
    EXPECT_EQ(secretOf(asker, anna, "password", Asker::Previous::WasWrong), "right");
    EXPECT_EQ(states, "asked answered ");
}

TEST_F(AskerTest, EndsAQuestionWithoutAnAnswerWhenItStops)
{
    ASSERT_TRUE(store.forget(keyFor()));
    person.willThink();
    Asker asker = asking();
    std::optional<std::optional<Secret>> got;
    const auto task = [&]() -> asio::awaitable<void> {
        PasswordQuestion question;
        got = co_await asker.secret(anna, "password", question, Asker::Previous::None);
    };
    asio::co_spawn(loop, task, asio::detached);
    ASSERT_TRUE(test::runUntil(loop, [this] { return person.isThinking(); }));
    asker.stop();
    ASSERT_TRUE(test::runUntil(loop, [&] { return got.has_value(); }));
    EXPECT_FALSE(*got);
    EXPECT_EQ(person.withdrawn(), (std::vector<Prompter::Ticket>{1}));
    person.answer("too late");
    EXPECT_EQ(secretOf(asker, anna, "password"), "") << "Nobody is asked any more.";
    EXPECT_EQ(timesAsked(), 1U);
    EXPECT_EQ(states, "asked ");
}

} // namespace
} // namespace underpass
