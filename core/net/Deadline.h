// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <asio/any_io_executor.hpp>
#include <asio/steady_timer.hpp>

namespace underpass {

// Calls `late` once the time is up, unless it dies first; never afterwards. Lives on one worker thread.
class Deadline
{
public:
    Deadline(
        const asio::any_io_executor& worker, std::chrono::milliseconds patience, std::function<void()> late)
        : m_timer(worker, patience)
        , m_state(std::make_shared<State>(State{std::move(late)}))
    {
        m_timer.async_wait([state = m_state](const std::error_code& cancelled) {
            if (cancelled || !state->armed)
                return;
            state->passed = true;
            state->late();
        });
    }
    ~Deadline()
    {
        m_state->armed = false;
    } // A timer that has fired but not yet run cannot be cancelled any more.
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    [[nodiscard]] bool passed() const { return m_state->passed; }

private:
    struct State
    {
        std::function<void()> late;
        bool armed = true;
        bool passed = false;
    };

    asio::steady_timer m_timer;
    std::shared_ptr<State> m_state;
};

} // namespace underpass
