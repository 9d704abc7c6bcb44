// SPDX-License-Identifier: MIT
#pragma once

#include "app/EndRequests.h"

#include <atomic>
#include <functional>
#include <thread>

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

namespace underpass {

// While it lives, a signal that ends programs calls `end` again and again on a thread of its own, until this
// dies: what is to be ended may only just be on its way. Main thread.
class EndsWhenAsked
{
public:
    explicit EndsWhenAsked(std::function<void()> end);
    ~EndsWhenAsked();
    EndsWhenAsked(const EndsWhenAsked&) = delete;
    EndsWhenAsked& operator=(const EndsWhenAsked&) = delete;

    [[nodiscard]] bool wasAsked() const { return m_wasAsked; }

private:
    void endOnceMore();

    std::function<void()> m_end;
    std::atomic<bool> m_wasAsked = false;
    asio::io_context m_loop;
    asio::steady_timer m_timer;
    EndRequests m_requests;
    std::jthread m_thread;
};

} // namespace underpass
