// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Event.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <asio/awaitable.hpp>
#include <asio/post.hpp>

namespace underpass {

// Runs blocking work (look-ups, key decryption, the secret store) on a helper thread while a coroutine of the
// worker thread waits. The wait can be given up: the helper then finishes alone and its result is thrown
// away, even when the worker is already gone. So `work` must own everything it touches, unless its caller
// never abandons. Lives on one worker thread.
class Offload
{
public:
    explicit Offload(asio::any_io_executor worker)
        : m_worker(std::move(worker))
    { }
    ~Offload() { abandon(); }
    Offload(const Offload&) = delete;
    Offload& operator=(const Offload&) = delete;

    // The result of a copy of `work`, or nothing when abandon() came first. One at a time. Takes a reference
    // because g++ 12 copies a closure that is written inside a co_await expression byte by byte: name it
    // first.
    template <class Work, class Value = std::invoke_result_t<Work&>>
    [[nodiscard]] asio::awaitable<std::optional<Value>> run(const Work& work)
    {
        auto task = std::make_shared<Task<Value>>(m_worker);
        m_abandon = [task] { task->abandon(); };
        std::thread([task, work]() mutable { task->deliver(work()); }).detach();
        return wait(std::move(task));
    }

    void abandon()
    {
        if (m_abandon)
            std::exchange(m_abandon, nullptr)();
    }

private:
    template <class Value> struct Task : std::enable_shared_from_this<Task<Value>>
    {
        explicit Task(const asio::any_io_executor& executor)
            : worker(executor)
            , changed(executor)
        { }

        void deliver(Value result)
        {
            const std::lock_guard lock{mutex};
            if (abandoned)
                return; // The worker's io_context may be gone: touch nothing of it.
            value.emplace(std::move(result));
            asio::post(worker, [self = this->shared_from_this()] { self->changed.notify(); });
        }
        void abandon()
        {
            const std::lock_guard lock{mutex};
            abandoned = true;
            changed.notify();
        }
        bool isOver()
        {
            const std::lock_guard lock{mutex};
            return abandoned || value;
        }
        std::optional<Value> take()
        {
            const std::lock_guard lock{mutex};
            return abandoned ? std::nullopt : std::exchange(value, std::nullopt);
        }

        asio::any_io_executor worker;
        Event changed;
        std::mutex mutex;
        std::optional<Value> value;
        bool abandoned = false;
    };

    template <class Value>
    [[nodiscard]] asio::awaitable<std::optional<Value>> wait(std::shared_ptr<Task<Value>> task)
    {
        while (!task->isOver())
            co_await task->changed.wait();
        m_abandon = nullptr;
        co_return task->take();
    }

    asio::any_io_executor m_worker;
    std::function<void()> m_abandon;
};

} // namespace underpass
