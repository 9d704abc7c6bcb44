// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>

namespace underpass {

// "Look again": wakes every coroutine that waits for it. Carries no state, so a waiter checks its condition
// before and after. Lives on one worker thread.
class Event
{
public:
    explicit Event(const asio::any_io_executor& worker)
        : m_timer(worker, asio::steady_timer::time_point::max())
    { }

    [[nodiscard]] asio::awaitable<void> wait()
    {
        std::error_code ended;
        co_await m_timer.async_wait(asio::redirect_error(asio::use_awaitable, ended));
    }
    // The same, but no longer than that; true when the time has come. An event that is waited for so has one
    // waiter: a second one's time would be taken for the first one's.
    [[nodiscard]] asio::awaitable<bool> waitUntil(std::chrono::steady_clock::time_point time)
    {
        std::error_code ended;
        m_timer.expires_at(time);
        co_await m_timer.async_wait(asio::redirect_error(asio::use_awaitable, ended));
        co_return !ended;
    }

    void notify() { m_timer.cancel(); }

private:
    asio::steady_timer m_timer;
};

} // namespace underpass
