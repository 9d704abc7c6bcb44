// SPDX-License-Identifier: MIT
#include "core/ssh/engine/TrimLater.h"

#include "core/base/Clock.h"
#include "core/system/MemoryTrim.h"

#include <atomic>
#include <utility>

namespace underpass {
namespace {

constexpr Clock::duration pause = std::chrono::seconds{10};

std::atomic<TimePoint> nextTrim{TimePoint{}};

} // namespace

bool trimMemoryRarely()
{
    const TimePoint now = Clock::now();
    TimePoint next = nextTrim;
    if (now < next || !nextTrim.compare_exchange_strong(next, now + pause))
        return false;
    trimMemory();
    return true;
}

void TrimLater::ended(bool leftUnread)
{
    ++m_ended;
    if (!m_wait && (leftUnread || m_ended >= crowd))
        wait();
}

void TrimLater::over()
{
    if (std::exchange(m_wait, nullptr))
        (void)m_trim();
}

void TrimLater::wait()
{
    m_wait = std::make_unique<Deadline>(m_worker, m_delay, [this] { trim(); });
}

void TrimLater::trim()
{
    if (!m_trim())
        return wait();
    m_ended = 0;
    m_wait.reset();
}

} // namespace underpass
