// SPDX-License-Identifier: MIT
#include "app/ctl/StopOnSignal.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace underpass {

StopOnSignal::StopOnSignal(std::function<void()> wanted)
    : m_requests(m_loop,
          [this, wanted = std::move(wanted)] {
              m_stop.request_stop();
              wanted();
          })
    , m_thread([this] { m_loop.run(); })
{ }

StopOnSignal::~StopOnSignal()
{
    m_loop.stop();
}

bool isStoppedWithin(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock{mutex};
    return stopped.wait_for(lock, stop, time, [&] { return stop.stop_requested(); });
}

} // namespace underpass
