// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Event.h"

#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>

namespace underpass {

// Coroutines that work for one owner and must all be over before the owner goes. The owner makes them end (by
// closing their sockets), then awaits finished(). What one of them throws is thrown on the executor: a
// guarded one (Guard.h) ends the owner with it. Lives on one worker thread.
class TaskGroup
{
public:
    explicit TaskGroup(const asio::any_io_executor& worker)
        : m_worker(worker)
        , m_changed(worker)
    { }

    void spawn(asio::awaitable<void> task)
    {
        ++m_running;
        asio::co_spawn(m_worker, std::move(task), [this](const std::exception_ptr& error) {
            --m_running;
            m_changed.notify();
            if (error)
                std::rethrow_exception(error); // The executor's guard ends the owner.
        });
    }

    [[nodiscard]] asio::awaitable<void> finished()
    {
        while (m_running > 0)
            co_await m_changed.wait();
    }

private:
    asio::any_io_executor m_worker;
    Event m_changed;
    int m_running = 0;
};

} // namespace underpass
