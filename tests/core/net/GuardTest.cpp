// SPDX-License-Identifier: MIT
#include "core/net/Guard.h"

#include "core/net/Deadline.h"
#include "core/net/Offload.h"
#include "core/net/SocketExecutor.h"
#include "core/net/TaskGroup.h"
#include "core/net/WorkerPool.h"

#include <future>
#include <stdexcept>

#include <gtest/gtest.h>

#include <asio/post.hpp>

namespace underpass {
namespace {

using asio::ip::tcp;

asio::awaitable<void> throwOnceWoken(Event& event)
{
    co_await event.wait();
    throw std::length_error("a coroutine");
}

asio::awaitable<void> waitFor(TaskGroup& tasks, bool& isOver)
{
    co_await tasks.finished();
    isOver = true;
}

class GuardTest : public testing::Test
{
protected:
    void note(const std::exception_ptr& what)
    {
        try {
            std::rethrow_exception(what);
        } catch (const std::exception& error) {
            heard.emplace_back(error.what());
        }
    }

    std::vector<std::string> heard;
    asio::io_context loop;
    std::shared_ptr<Guard> guard
        = std::make_shared<Guard>([this](const std::exception_ptr& what) { note(what); });
    asio::any_io_executor worker = guarded(loop, guard);
};

TEST_F(GuardTest, HearsWhatAHandlerThrows)
{
    asio::post(worker, [] { throw std::length_error("a handler"); });
    loop.run();
    EXPECT_EQ(heard, std::vector<std::string>{"a handler"});
}

TEST_F(GuardTest, HearsWhatATimersHandlerThrows)
{
    const Deadline deadline{
        worker, std::chrono::milliseconds{1}, [] { throw std::length_error("a deadline"); }};
    loop.run();
    EXPECT_EQ(heard, std::vector<std::string>{"a deadline"});
}

TEST_F(GuardTest, HearsWhatACoroutineThrowsAndItsGroupIsFinished)
{
    TaskGroup tasks{worker};
    Event event{worker};
    tasks.spawn(throwOnceWoken(event));
    bool isOver = false;
    TaskGroup others{loop.get_executor()};
    others.spawn(waitFor(tasks, isOver));
    asio::post(loop, [&] { event.notify(); });
    loop.run();
    EXPECT_EQ(heard, std::vector<std::string>{"a coroutine"});
    EXPECT_TRUE(isOver);
}

TEST_F(GuardTest, HearsWhatTheHandlersOfAnAdoptedSocketThrow)
{
    tcp::acceptor acceptor{loop, {asio::ip::address_v4::loopback(), 0}};
    tcp::socket caller{loop};
    caller.connect(acceptor.local_endpoint());
    tcp::socket socket = withExecutor(acceptor.accept(), worker);
    socket.async_wait(
        tcp::socket::wait_write, [](const std::error_code&) { throw std::length_error("a socket"); });
    asio::post(socket.get_executor(), [] { throw std::length_error("what it posts"); });
    loop.run();
    std::ranges::sort(heard);
    EXPECT_EQ(heard, (std::vector<std::string>{"a socket", "what it posts"}));
}

TEST_F(GuardTest, LeavesWhatIsThrownAfterItsOwnerToTheWorker)
{
    asio::post(worker, [] { throw std::length_error("late"); });
    guard->dismiss();
    EXPECT_THROW(loop.run(), std::length_error);
    EXPECT_TRUE(heard.empty());
}

asio::awaitable<void> askTheHelper(Offload& helper)
{
    const auto work = []() -> int { throw std::length_error("a helper thread"); };
    (void)co_await helper.run(work);
}

TEST_F(GuardTest, HearsWhatAHelperThreadThrows)
{
    Offload helper{worker};
    TaskGroup tasks{worker};
    tasks.spawn(askTheHelper(helper));
    loop.run();
    EXPECT_EQ(heard, std::vector<std::string>{"a helper thread"});
}

TEST(WorkerPool, GoesOnAfterAHandlerThatThrew)
{
    std::promise<void> told;
    WorkerPool pool{[&](const std::exception_ptr&) { told.set_value(); }};
    asio::io_context& worker = *pool.next();
    asio::post(worker, [] { throw std::length_error("nobody's"); });
    told.get_future().get();
    std::promise<void> wentOn;
    asio::post(worker, [&] { wentOn.set_value(); });
    wentOn.get_future().get();
}

} // namespace
} // namespace underpass
