// SPDX-License-Identifier: MIT
#include "core/ssh/SessionPool.h"
#include "tests/support/FakeSession.h"
#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <set>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

class NoTunnel : public SessionObserver
{
public:
    void asked(const Question&) override { }
    void answered() override { }
    void opened() override { isOpen = true; }
    void silent(TimePoint) override { }
    void heard() override { }
    void forwardTrouble(ForwardNumber, const std::optional<Error>&) override { }
    void remoteListens(ForwardNumber, const Result<Endpoint>& where) override { remote = where; }
    std::optional<Result<Endpoint>> remote;
    bool isOpen = false;
};

class Pool : public testing::Test
{
protected:
    void start(std::chrono::milliseconds idleTime = std::chrono::hours{1})
    {
        const auto maker = [this](const Manner& manner) {
            return [this, &manner](const Profile& whose, SessionObserver& observer) {
                auto session = std::make_unique<FakeSession>(loop, whose, observer, manner, count);
                sessions.push_back(session.get());
                return session;
            };
        };
        pool = std::make_unique<SessionPool>(
            loop, profile, tunnel, SessionPool::Makers{maker(mainManner), maker(extraManner)}, idleTime);
        asio::co_spawn(loop, pool->run(), [this](const std::exception_ptr&, const Error& ended) {
            isOver = true;
            why = ended;
        });
        ASSERT_TRUE(runUntil(loop, [this] { return tunnel.isOpen; }));
    }
    void call(std::size_t times)
    {
        for (std::size_t i = 0; i < times; ++i)
            pool->relay(0, Call{asio::ip::tcp::socket{loop}, {}});
    }
    void crowdIt()
    {
        call(SessionPool::crowd);
        ASSERT_TRUE(runUntil(loop, [this] { return sessions.size() == 2; }));
    }
    void settle() { loop.poll(); }
    // Ends with this, and the tunnel opens the next one.
    void reconnect(const Error& after)
    {
        sessions[0]->end(after);
        ASSERT_TRUE(runUntil(loop, [this] { return isOver; }));
        pool.reset();
        sessions.clear();
        isOver = tunnel.isOpen = false;
        start();
    }
    [[nodiscard]] bool growsInACrowd()
    {
        const std::size_t before = sessions.size();
        call(200);
        settle();
        return sessions.size() > before;
    }
    ~Pool() override
    {
        if (pool && !isOver) {
            pool->end({ErrorCode::Cancelled, {}, {}});
            EXPECT_TRUE(runUntil(loop, [this] { return isOver; }));
        }
        pool.reset();
        EXPECT_EQ(count.alive, 0);
    }

    asio::io_context loop;
    Profile profile = profileFor("pool");
    NoTunnel tunnel;
    SessionCount count;
    Manner mainManner = Manner::Open;
    Manner extraManner = Manner::Open;
    std::vector<FakeSession*> sessions;
    std::unique_ptr<SessionPool> pool;
    bool isOver = false;
    Error why;
};

TEST_F(Pool, HasOneConnectionWhileThereIsNoCrowd)
{
    start();
    call(SessionPool::crowd - 1);
    settle();
    EXPECT_EQ(sessions.size(), 1U);
}

TEST_F(Pool, SendsTheNextCallsOverAnotherConnectionOnceTheFirstIsCrowded)
{
    start();
    crowdIt();
    settle();
    call(5);
    EXPECT_EQ(sessions[0]->relays().size(), SessionPool::crowd);
    EXPECT_EQ(sessions[1]->relays().size(), 5U);
}

TEST_F(Pool, OpensAnotherConnectionWhenTheFirstIsBusy)
{
    start();
    call(1);
    sessions[0]->busy = true;
    sessions[0]->observer.gotBusy();
    settle();
    ASSERT_EQ(sessions.size(), 2U);
    call(1);
    EXPECT_EQ(sessions[1]->relays().size(), 1U);
}

TEST_F(Pool, HasNoMoreThanItsLimit)
{
    start();
    for (int i = 0; i < 2000; ++i) {
        call(1);
        settle();
    }
    EXPECT_EQ(sessions.size(), SessionPool::mostSessions);
    for (const FakeSession* session : sessions)
        EXPECT_LE(session->relays().size(), 2000 / SessionPool::mostSessions + 1);
}

TEST_F(Pool, StaysWithOneConnectionWhenTheServerRefusesASecond)
{
    extraManner = Manner::Hang;
    start();
    crowdIt();
    sessions[1]->end({ErrorCode::AuthenticationRefused, {}, {}});
    ASSERT_TRUE(runUntil(loop, [this] { return count.alive == 1; }));
    call(100);
    settle();
    EXPECT_EQ(count.made, 2);
    EXPECT_EQ(sessions[0]->relays().size(), SessionPool::crowd + 100);
}

TEST_F(Pool, StaysWithOneConnectionWhereTheLogInMayHaveTakenSomebody)
{
    start();
    sessions[0]->tookSomebody = true;
    EXPECT_FALSE(growsInACrowd());
}

TEST_F(Pool, TriesASecondConnectionAgainAfterAReconnectWhereTheServerRefusedOne)
{
    extraManner = Manner::Hang;
    start();
    crowdIt();
    sessions[1]->end({ErrorCode::AuthenticationRefused, {}, {}});
    ASSERT_TRUE(runUntil(loop, [this] { return count.alive == 1; }));
    reconnect({ErrorCode::LinkLost, {}, {}});
    EXPECT_TRUE(growsInACrowd());
}

TEST_F(Pool, NeverTriesAnotherConnectionOnceOneAskedSomebody)
{
    extraManner = Manner::Hang;
    start();
    crowdIt();
    sessions[1]->observer.asked({"pool", "", {}, "", PasswordQuestion{}, false});
    sessions[1]->end({ErrorCode::NotAnswered, {}, {}});
    ASSERT_TRUE(runUntil(loop, [this] { return count.alive == 1; }));
    reconnect({ErrorCode::ServerSilent, {}, {}});
    EXPECT_FALSE(growsInACrowd());
}

TEST_F(Pool, NeverTriesAnotherConnectionOnceOneSeemedToTakeSomebody)
{
    extraManner = Manner::Hang;
    start();
    crowdIt();
    sessions[1]->tookSomebody = true;
    sessions[1]->end({ErrorCode::LogInUnfinished, {}, {}});
    ASSERT_TRUE(runUntil(loop, [this] { return count.alive == 1; }));
    EXPECT_FALSE(isOver) << "Its failure is nobody else's.";
    reconnect({ErrorCode::ServerSilent, {}, {}});
    EXPECT_FALSE(growsInACrowd());
}

TEST_F(Pool, StaysWithOneConnectionWhereTheServerEndsTheFirstForTheSecond)
{
    start();
    crowdIt();
    settle();
    reconnect({ErrorCode::ServerClosed, "server", "it said goodbye"});
    EXPECT_EQ(why.code, ErrorCode::ServerClosed);
    EXPECT_EQ(why.detail.find("it said goodbye; the server ended it"), 0U) << why.detail;
    EXPECT_FALSE(growsInACrowd());
    reconnect({ErrorCode::ServerClosed, "server", ""});
    EXPECT_EQ(why.detail, "") << "It is said once.";
    EXPECT_FALSE(growsInACrowd());
}

TEST_F(Pool, StaysWithThoseThatItHasWhereTheServerEndsOneForTheNext)
{
    start();
    crowdIt();
    settle();
    call(SessionPool::crowd);
    ASSERT_TRUE(runUntil(loop, [this] { return sessions.size() == 3; }));
    settle();
    sessions[1]->end({ErrorCode::ServerClosed, {}, {}});
    ASSERT_TRUE(runUntil(loop, [this] { return count.alive == 2; }));
    EXPECT_FALSE(isOver);
    EXPECT_FALSE(growsInACrowd());
}

TEST_F(Pool, LearnsNothingFromALinkThatDied)
{
    start();
    crowdIt();
    settle();
    reconnect({ErrorCode::ServerSilent, {}, {}});
    EXPECT_TRUE(growsInACrowd());
}

TEST_F(Pool, HasNeverASecondConnectionWhereTheProfileWantsOne)
{
    profile.oneConnection = OneConnection::Always;
    start();
    call(100);
    sessions[0]->busy = true;
    sessions[0]->observer.gotBusy();
    settle();
    EXPECT_EQ(sessions.size(), 1U);
}

TEST_F(Pool, TriesASecondConnectionWhateverTheLogInTookWhereTheProfileWantsSeveral)
{
    profile.oneConnection = OneConnection::Never;
    extraManner = Manner::Hang;
    start();
    sessions[0]->tookSomebody = true;
    call(100);
    settle();
    ASSERT_EQ(sessions.size(), 2U);
    sessions[1]->end({ErrorCode::AuthenticationRefused, {}, {}});
    ASSERT_TRUE(runUntil(loop, [this] { return count.alive == 1; }));
    call(100);
    settle();
    EXPECT_EQ(count.made, 2) << "Log-ins that fail, one after the other, would shut the account.";
}

TEST_F(Pool, ReplacesAConnectionThatBroke)
{
    start();
    crowdIt();
    settle();
    sessions[1]->end({ErrorCode::LinkLost, {}, {}});
    ASSERT_TRUE(runUntil(loop, [this] { return count.alive == 1; }));
    call(1);
    settle();
    EXPECT_EQ(count.made, 3);
    EXPECT_FALSE(isOver);
}

TEST_F(Pool, EndsEveryConnectionWithTheMainOne)
{
    start();
    crowdIt();
    sessions[0]->end({ErrorCode::LinkLost, {}, {}});
    EXPECT_TRUE(runUntil(loop, [this] { return isOver; }));
    EXPECT_EQ(count.alive, 1); // The main one goes with the pool.
}

TEST_F(Pool, ClosesAConnectionThatIsNotNeededAnyMore)
{
    start(std::chrono::milliseconds{1});
    crowdIt();
    for (const RelayInfo& relay : sessions[0]->relays())
        pool->closeRelay(relay.id);
    EXPECT_TRUE(runUntil(loop, [this] { return count.alive == 1; }));
    EXPECT_FALSE(isOver);
    call(SessionPool::crowd);
    EXPECT_EQ(count.made, 3); // And there is another when it is.
}

TEST_F(Pool, TellsTheRelaysOfItsConnectionsApart)
{
    start();
    crowdIt();
    settle();
    call(3);
    std::set<std::uint64_t> ids;
    for (const RelayInfo& relay : pool->relays())
        ids.insert(relay.id);
    EXPECT_EQ(ids.size(), SessionPool::crowd + 3);
    pool->closeRelay(*ids.rbegin());
    EXPECT_EQ(sessions[1]->relays().size(), 2U);
    pool->closeRelay(*ids.begin());
    EXPECT_EQ(sessions[0]->relays().size(), SessionPool::crowd - 1);
}

TEST_F(Pool, NeedsNoSecondConnectionForThoseWhoCallAtTheServer)
{
    start();
    sessions[0]->busy = true;
    sessions[0]->observer.gotBusy();
    settle();
    EXPECT_EQ(sessions.size(), 1U);
}

TEST_F(Pool, LeavesWhatTheServerListensForToTheMainSession)
{
    start();
    crowdIt();
    Forward forward;
    forward.kind = ForwardKind::Remote;
    pool->setRemoteForwards({{7, forward}});
    EXPECT_EQ(sessions[0]->remoteForwards.size(), 1U);
    EXPECT_TRUE(sessions[1]->remoteForwards.empty());
    const Endpoint where{"localhost", 40001};
    sessions[1]->observer.remoteListens(7, Endpoint{"localhost", 1});
    EXPECT_FALSE(tunnel.remote);
    sessions[0]->observer.remoteListens(7, where);
    EXPECT_EQ(tunnel.remote, std::optional{Result<Endpoint>{where}});
}

} // namespace
} // namespace underpass::test
