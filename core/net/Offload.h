// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Event.h"
#include "core/net/HelperThreads.h"

#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>
#include <asio/execution/context.hpp>
#include <asio/post.hpp>

namespace underpass {

// Runs blocking work (look-ups, key decryption, the secret store) on a helper thread while a coroutine of the
// worker thread waits. The wait can be given up: work that has not begun is then dropped, work that has
// finishes alone and its result is thrown away, even when the worker is already gone. So `work` must own
// everything it touches, unless its caller never abandons. Lives on one worker thread.
class Offload
{
public:
    explicit Offload(asio::any_io_executor worker)
        : m_worker(std::move(worker))
    { }
    ~Offload() { abandon(); }
    Offload(const Offload&) = delete;
    Offload& operator=(const Offload&) = delete;

    // The result of a copy of `work`, or nothing when abandon() came first or there is no thread to be had;
    // throws what `work` throws. One at a time. Takes a reference because g++ 12 copies a closure that is
    // written inside a co_await expression byte by byte: name it first.
    template <class Work, class Value = std::invoke_result_t<Work&>>
    [[nodiscard]] asio::awaitable<std::optional<Value>> run(const Work& work)
    {
        auto changed = std::make_shared<Event>(m_worker);
        auto task = std::make_shared<Task<Value>>(m_worker, changed);
        m_current = task;
        auto job = [task, work]() mutable {
            try {
                if (!task->isAbandoned())
                    task->deliver(work());
            } catch (...) {
                task->fail(std::current_exception());
            }
        };
        auto& helpers = asio::use_service<HelperThreads>(asio::query(m_worker, asio::execution::context));
        if (!helpers.run(std::move(job)))
            task->abandon();
        return wait(std::move(task), std::move(changed));
    }

    void abandon()
    {
        if (const auto task = m_current.lock())
            task->abandon();
    }

private:
    // What worker and helper share. The event belongs to the waiting coroutine alone, so a helper that comes
    // last destroys nothing that needs the io_context.
    struct AnyTask
    {
        AnyTask(asio::any_io_executor executor, std::weak_ptr<Event> event)
            : worker(std::move(executor))
            , changed(std::move(event))
        { }

        bool isAbandoned()
        {
            const std::lock_guard lock{mutex};
            return abandoned;
        }
        void abandon()
        {
            {
                const std::lock_guard lock{mutex};
                abandoned = true;
            }
            wake(changed);
        }
        static void wake(const std::weak_ptr<Event>& event)
        {
            if (const auto waiting = event.lock())
                waiting->notify();
        }

        const asio::any_io_executor worker;
        const std::weak_ptr<Event> changed;
        std::mutex mutex;
        bool abandoned = false;
    };

    template <class Value> struct Task : AnyTask
    {
        using AnyTask::AnyTask;

        void deliver(Value result)
        {
            const std::lock_guard lock{mutex};
            if (abandoned)
                return; // The worker's io_context may be gone: touch nothing of it.
            value.emplace(std::move(result));
            asio::post(worker, [event = changed] { wake(event); });
        }
        void fail(std::exception_ptr error)
        {
            const std::lock_guard lock{mutex};
            if (abandoned)
                return;
            thrown = std::move(error);
            asio::post(worker, [event = changed] { wake(event); });
        }
        bool isOver()
        {
            const std::lock_guard lock{mutex};
            return abandoned || value || thrown;
        }
        std::optional<Value> take()
        {
            const std::lock_guard lock{mutex};
            if (thrown && !abandoned)
                std::rethrow_exception(thrown);
            return abandoned ? std::nullopt : std::exchange(value, std::nullopt);
        }

        std::optional<Value> value;
        std::exception_ptr thrown;
    };

    // However the wait ends, also when the io_context dies under it.
    struct AbandonAtEnd
    {
        AnyTask& task;
        ~AbandonAtEnd() { task.abandon(); }
    };

    // Static, because the Offload itself may die before the coroutine notices.
    template <class Value>
    [[nodiscard]] static asio::awaitable<std::optional<Value>> wait(
        std::shared_ptr<Task<Value>> task, std::shared_ptr<Event> changed)
    {
        const AbandonAtEnd atEnd{*task};
        while (!task->isOver())
            co_await changed->wait();
        auto result = task->take();
        co_return result;
    }

    asio::any_io_executor m_worker;
    std::weak_ptr<AnyTask> m_current;
};

} // namespace underpass
