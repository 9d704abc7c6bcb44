// SPDX-License-Identifier: MIT
#include "core/ssh/ReceiveWindow.h"

#include <algorithm>
#include <utility>

namespace underpass {

void ReceiveWindow::caughtUp(TimePoint now)
{
    if (const auto since = std::exchange(m_heldSince, std::nullopt))
        m_held += now - *since;
}

bool ReceiveWindow::consumed(std::size_t bytes, TimePoint now, Clock::duration roundTrip)
{
    if (m_held > roundTrip / 2)
        m_stale = m_size;
    const std::size_t old = std::min(bytes, m_stale);
    m_stale -= old;
    if (old > 0 || now - m_start > roundTrip)
        startAt(now);
    m_sinceStart += bytes - old;
    if (m_sinceStart < m_size / 2)
        return false;
    startAt(now);
    const std::size_t more = std::min(m_size, most - m_size);
    if (more == 0 || !m_budget->take(more))
        return false;
    m_size += more;
    return true;
}

void ReceiveWindow::startAt(TimePoint now)
{
    m_start = now;
    m_sinceStart = 0;
    m_held = {};
}

} // namespace underpass
