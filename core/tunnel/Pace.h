// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Deadline.h"

#include <chrono>
#include <functional>
#include <memory>

namespace underpass {

// Something that may happen at any rate, and is told at once, but then not more often than once in `pause`:
// what happens meanwhile is told together at its end. Lives on one worker thread.
class Pace
{
public:
    Pace(asio::any_io_executor worker, std::chrono::milliseconds pause, std::function<void()> tell);

    void happened();

private:
    void rest();

    const asio::any_io_executor m_worker;
    const std::chrono::milliseconds m_pause;
    const std::function<void()> m_tell;
    std::unique_ptr<Deadline> m_resting;
    bool m_isBehind = false;
};

} // namespace underpass
