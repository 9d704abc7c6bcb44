// SPDX-License-Identifier: MIT
// A log-in and a secret store that is not there, hangs, or does not do as it is told.
#include "core/ssh/login/Asker.h"

#include "tests/support/FakePrompter.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>

#include <condition_variable>

namespace underpass {
namespace {

const SecretKey key{"mail", "anna@mail.example.org:22", "password"};

class DoubtfulStore : public SecretStore
{
public:
    void hang() { set(m_hangs, true); }
    void letGo() { set(m_hangs, false); }
    void failFromNowOn() { set(m_fails, true); }
    void workAgain() { set(m_fails, false); }
    [[nodiscard]] int calls()
    {
        const std::lock_guard lock{m_mutex};
        return m_calls;
    }

    Result<std::optional<Secret>> find(const SecretKey& which) override
    {
        const auto may = enter();
        if (!may)
            return fail(may);
        return store.find(which);
    }
    Result<void> keep(const SecretKey& which, const Secret& secret) override
    {
        const auto may = enter();
        return may ? store.keep(which, secret) : may;
    }
    Result<void> forget(const SecretKey& which) override
    {
        const auto may = enter();
        return may ? store.forget(which) : may;
    }
    Result<void> forgetProfile(const std::string&) override { return {}; }

    test::FakeSecrets store;

private:
    void set(bool& what, bool to)
    {
        const std::lock_guard lock{m_mutex};
        what = to;
        m_changed.notify_all();
    }
    Result<void> enter()
    {
        std::unique_lock lock{m_mutex};
        ++m_calls;
        m_changed.wait(lock, [this] { return !m_hangs; });
        if (m_fails)
            return fail(ErrorCode::SecretStoreUnavailable, "the store", "it is locked");
        return {};
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_hangs = false;
    bool m_fails = false;
    int m_calls = 0;
};

class KeptSecretsTest : public testing::Test
{
protected:
    KeptSecretsTest() { profile.id = "mail"; }
    ~KeptSecretsTest() override // Whoever is still on the way to the store needs it.
    {
        asker.reset();
        store.letGo();
        EXPECT_TRUE(test::runUntil(loop, [&] { return !memory.storeWatch()->hangs({}); }));
    }

    void beImpatient()
    {
        patience = std::chrono::milliseconds{5};
        asker = newLogIn();
    }
    std::unique_ptr<Asker> newLogIn()
    {
        return std::make_unique<Asker>(loop.get_executor(),
            Asker::Context{profile, person, store, memory, [](const Question&) { }, [] { },
                [](const Notice&) { }, patience});
    }
    std::string typedOrKept()
    {
        std::optional<Secret> got;
        const auto task = [&]() -> asio::awaitable<void> {
            PasswordQuestion question;
            got = co_await asker->secret(anna, "password", question, Asker::Previous::None);
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
    bool isTold(ErrorCode code)
    {
        return test::runUntil(
            loop, [&] { return !person.warned().empty() && person.warned().back().code == code; });
    }
    bool mayKeep() { return person.questions().back().mayRemember; }

    DoubtfulStore store;
    asio::io_context loop;
    Profile profile;
    test::FakePrompter person;
    SecretMemory memory;
    std::chrono::milliseconds patience = std::chrono::seconds{60}; // The store answers, sooner or later.
    const Hop anna{{"mail.example.org", 22}, "anna", {}};
    std::unique_ptr<Asker> asker = newLogIn();
};

TEST_F(KeptSecretsTest, AsksAPersonWhereTheStoreHangsAndDoesNotOfferToKeep)
{
    store.hang();
    beImpatient();
    person.willAnswer("typed");
    EXPECT_EQ(typedOrKept(), "typed");
    EXPECT_FALSE(mayKeep());
    asker = newLogIn();
    (void)typedOrKept();
    EXPECT_EQ(store.calls(), 1) << "One that hangs is not asked again.";
    store.letGo();
    ASSERT_TRUE(test::runUntil(loop, [&] { return !memory.storeWatch()->hangs({}); }));
    patience = std::chrono::seconds{60};
    asker = newLogIn();
    (void)typedOrKept();
    EXPECT_TRUE(mayKeep()) << "It has come back.";
}

TEST_F(KeptSecretsTest, TakesWhatIsFoundWhileThePersonThinks)
{
    ASSERT_TRUE(store.store.keep(key, Secret{"kept"}));
    store.hang();
    beImpatient();
    person.willThink();
    std::optional<Secret> got;
    const auto task = [&]() -> asio::awaitable<void> {
        PasswordQuestion question;
        got = co_await asker->secret(anna, "password", question, Asker::Previous::None);
    };
    asio::co_spawn(loop, task, asio::detached);
    ASSERT_TRUE(test::runUntil(loop, [&] { return person.isThinking(); }));
    store.letGo(); // The person has unlocked it.
    ASSERT_TRUE(test::runUntil(loop, [&] { return got.has_value(); }));
    EXPECT_EQ(got->reveal(), "kept");
    EXPECT_EQ(person.withdrawn().size(), 1U);
    person.answer("too late");
}

TEST_F(KeptSecretsTest, OffersToKeepOnlyWhereThereIsAStore)
{
    (void)typedOrKept();
    EXPECT_TRUE(mayKeep());
    store.failFromNowOn();
    (void)typedOrKept();
    EXPECT_FALSE(mayKeep());
}

TEST_F(KeptSecretsTest, GoesOnWhileTheStoreKeeps)
{
    person.willAnswer("typed", test::FakePrompter::Remember::Yes);
    (void)typedOrKept();
    store.hang();
    finish(asker->worked(anna, "password"));
    EXPECT_EQ(store.store.kept(key), "");
    store.letGo();
    finish(asker->finishKeeping());
    EXPECT_EQ(store.store.kept(key), "typed");
    EXPECT_TRUE(person.warned().empty());
}

TEST_F(KeptSecretsTest, SaysWhatCouldNotBeKept)
{
    person.willAnswer("typed", test::FakePrompter::Remember::Yes);
    (void)typedOrKept();
    store.failFromNowOn();
    finish(asker->worked(anna, "password"));
    ASSERT_TRUE(isTold(ErrorCode::SecretNotKept));
    EXPECT_EQ(person.warned().front().subject, key.account);
    EXPECT_NE(person.warned().front().detail.find("it is locked"), std::string::npos);
    EXPECT_TRUE(memory.find(key)) << "As is said.";
}

TEST_F(KeptSecretsTest, SaysThatAStoreThatHangsHasNotKept)
{
    beImpatient();
    person.willAnswer("typed", test::FakePrompter::Remember::Yes);
    (void)typedOrKept();
    store.hang();
    finish(asker->worked(anna, "password"));
    ASSERT_TRUE(isTold(ErrorCode::SecretNotKept)) << "While the tunnel is online.";
    finish(asker->finishKeeping());
    EXPECT_EQ(person.warned().size(), 1U) << "Once.";
}

TEST_F(KeptSecretsTest, SaysAtTheEndWhatHasNotBeenKept)
{
    beImpatient();
    person.willAnswer("typed", test::FakePrompter::Remember::Yes);
    (void)typedOrKept();
    store.hang();
    finish(asker->worked(anna, "password"));
    asker->stop();
    finish(asker->finishKeeping());
    EXPECT_EQ(person.warned().size(), 1U);
}

TEST_F(KeptSecretsTest, WaitsNoLongerForForgettingThanForFinding)
{
    store.hang();
    beImpatient();
    finish(asker->refused(anna, "password"));
    EXPECT_TRUE(memory.isBarred(key));
    EXPECT_TRUE(person.warned().empty()) << "Nothing is known to be kept.";
}

TEST_F(KeptSecretsTest, DoesNotSendAgainWhatTheStoreWillNotForget)
{
    ASSERT_TRUE(store.store.keep(key, Secret{"outdated"}));
    EXPECT_EQ(typedOrKept(), "outdated");
    store.failFromNowOn();
    finish(asker->refused(anna, "password"));
    EXPECT_EQ(person.warned().at(0).code, ErrorCode::SecretNotForgotten);
    store.workAgain();
    ASSERT_EQ(store.store.kept(key), "outdated");
    asker = newLogIn();
    EXPECT_EQ(typedOrKept(), "") << "Nobody answers.";
    person.willAnswer("right");
    EXPECT_EQ(typedOrKept(), "right");
    finish(asker->worked(anna, "password"));
    EXPECT_EQ(typedOrKept(), "right") << "From memory.";
}

} // namespace
} // namespace underpass
