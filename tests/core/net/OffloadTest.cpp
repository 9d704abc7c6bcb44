// SPDX-License-Identifier: MIT
#include "core/net/Offload.h"

#include "tests/support/Loop.h"

#include <atomic>
#include <future>
#include <list>
#include <thread>

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>

namespace underpass {
namespace {

using namespace underpass::test;

// A result that says when its last copy is gone.
struct Tracked
{
    explicit Tracked(std::shared_ptr<std::promise<void>> dropped)
        : token(new int{7}, [dropped](int* number) {
            delete number;
            dropped->set_value();
        })
    { }
    std::shared_ptr<int> token;
};

template <class Work, class Value>
asio::awaitable<void> await(Offload& offload, Work work, std::optional<Value>& result, bool& over)
{
    auto got = co_await offload.run(work);
    result = std::move(got);
    over = true;
}

// Work that waits at a gate and then gives a tracked result. It owns all it touches.
struct GatedWork
{
    Tracked operator()() const
    {
        begun->release();
        gate->pass();
        return Tracked{dropped};
    }
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    std::shared_ptr<std::counting_semaphore<>> begun = std::make_shared<std::counting_semaphore<>>(0);
    std::shared_ptr<std::promise<void>> dropped = std::make_shared<std::promise<void>>();
};

TEST(Offload, GivesTheResultOfWorkDoneOnAnotherThread)
{
    asio::io_context worker;
    Offload offload{worker.get_executor()};
    std::optional<std::thread::id> where;
    bool over = false;
    const auto work = [] { return std::this_thread::get_id(); };
    asio::co_spawn(worker, await(offload, work, where, over), asio::detached);
    worker.run();
    ASSERT_TRUE(over && where);
    EXPECT_NE(*where, std::this_thread::get_id());
}

TEST(Offload, CanBeUsedAgain)
{
    asio::io_context worker;
    Offload offload{worker.get_executor()};
    for (int turn = 0; turn < 3; ++turn) {
        std::optional<int> result;
        bool over = false;
        const auto work = [turn] { return turn; };
        asio::co_spawn(worker, await(offload, work, result, over), asio::detached);
        worker.restart();
        worker.run();
        EXPECT_EQ(result, turn);
        offload.abandon(); // Too late, and without harm to the next one.
    }
}

TEST(Offload, AnAbandonedWaitEndsAtOnceAndItsResultIsDropped)
{
    asio::io_context worker;
    Offload offload{worker.get_executor()};
    std::optional<Tracked> result;
    bool over = false;
    const GatedWork work;
    asio::co_spawn(worker, await(offload, work, result, over), asio::detached);
    worker.poll();
    work.begun->acquire();
    offload.abandon();
    worker.run(); // Ends although the helper still waits at the gate.
    EXPECT_TRUE(over);
    EXPECT_FALSE(result);
    work.gate->open();
    work.dropped->get_future().wait();
}

TEST(Offload, MayDieWhileACoroutineWaitsForIt)
{
    asio::io_context worker;
    auto offload = std::make_unique<Offload>(worker.get_executor());
    std::optional<Tracked> result;
    bool over = false;
    const GatedWork work;
    asio::co_spawn(worker, await(*offload, work, result, over), asio::detached);
    worker.poll();
    offload.reset();
    worker.run();
    EXPECT_TRUE(over);
    EXPECT_FALSE(result);
    work.gate->open();
}

TEST(Offload, ResultIsDroppedSafelyAfterTheIoContextIsGone)
{
    const GatedWork work;
    std::optional<Tracked> result;
    bool over = false;
    {
        asio::io_context worker;
        Offload offload{worker.get_executor()};
        asio::co_spawn(worker, await(offload, work, result, over), asio::detached);
        worker.poll();
        work.begun->acquire();
    }
    EXPECT_FALSE(over);
    work.gate->open();
    work.dropped->get_future().wait();
}

TEST(Offload, IoContextMayDieAtTheMomentTheResultArrives)
{
    for (int turn = 0; turn < 200; ++turn) {
        const GatedWork work;
        std::optional<Tracked> result;
        bool over = false;
        {
            asio::io_context worker;
            Offload offload{worker.get_executor()};
            asio::co_spawn(worker, await(offload, work, result, over), asio::detached);
            worker.poll();
            work.gate->open();
        }
        EXPECT_FALSE(over);
    }
}

TEST(Offload, RunsABoundedNumberOfThreadsAndYetEverything)
{
    constexpr std::size_t jobs = 100;
    asio::io_context worker;
    const auto gate = std::make_shared<Gate>();
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::list<Offload> offloads;
    std::list<std::optional<int>> results(jobs);
    bool over = false;
    const auto work = [&, gate] {
        const int now = ++running;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) { }
        running.notify_all();
        gate->pass();
        return --running;
    };
    for (auto& result : results)
        asio::co_spawn(
            worker, await(offloads.emplace_back(worker.get_executor()), work, result, over), asio::detached);
    worker.poll();
    for (int now = running; now != HelperThreads::most; now = running)
        running.wait(now);
    gate->open();
    worker.run();
    EXPECT_EQ(most, HelperThreads::most);
    for (const auto& result : results)
        EXPECT_TRUE(result);
}

TEST(Offload, WorkThatHasNotBegunIsNeverDoneOnceAbandoned)
{
    asio::io_context worker;
    const auto gate = std::make_shared<Gate>();
    std::atomic<int> begun = 0;
    std::list<Offload> busy;
    std::list<std::optional<int>> results(HelperThreads::most);
    bool over = false;
    const auto work = [&, gate] {
        ++begun;
        gate->pass();
        return 0;
    };
    for (auto& result : results)
        asio::co_spawn(
            worker, await(busy.emplace_back(worker.get_executor()), work, result, over), asio::detached);
    Offload late{worker.get_executor()};
    std::optional<int> lateResult;
    bool lateIsOver = false;
    asio::co_spawn(worker, await(late, work, lateResult, lateIsOver), asio::detached);
    worker.poll();
    late.abandon();
    ASSERT_TRUE(runUntil(worker, [&] { return lateIsOver; }));
    gate->open();
    worker.run();
    EXPECT_FALSE(lateResult);
    EXPECT_EQ(begun, HelperThreads::most);
}

} // namespace
} // namespace underpass
