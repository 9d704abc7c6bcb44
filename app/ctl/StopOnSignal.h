// SPDX-License-Identifier: MIT
#pragma once

#include "app/EndRequests.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <thread>

#include <asio/io_context.hpp>

namespace underpass {

// Turns Ctrl-C, and whatever else wants this process to end, into a stop request, for a command that would
// leave something half done, or an open question that has to give the terminal back first. They are waited
// for by a thread of its own, which also calls `wanted`.
class StopOnSignal
{
public:
    explicit StopOnSignal(std::function<void()> wanted = [] { });
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    asio::io_context m_loop;
    std::stop_source m_stop;
    EndRequests m_requests;
    std::jthread m_thread;
};

// Waits that long, or until the stop: true where there was one.
[[nodiscard]] bool isStoppedWithin(std::chrono::milliseconds time, const std::stop_token& stop);

} // namespace underpass
