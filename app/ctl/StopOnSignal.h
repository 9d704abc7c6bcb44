// SPDX-License-Identifier: MIT
#pragma once

#include "app/EndRequests.h"

#include <stop_token>
#include <thread>

#include <asio/io_context.hpp>

namespace underpass {

// Turns Ctrl-C, and whatever else wants this process to end, into a stop request, so that an open question
// gives the terminal back first. Has a thread of its own; one per process.
class StopOnSignal
{
public:
    StopOnSignal()
        : m_requests(m_loop, [this] { m_stop.request_stop(); })
        , m_thread([this] { m_loop.run(); })
    { }
    ~StopOnSignal() { m_loop.stop(); }
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    asio::io_context m_loop;
    std::stop_source m_stop;
    EndRequests m_requests;
    std::jthread m_thread;
};

} // namespace underpass
