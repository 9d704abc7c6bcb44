// SPDX-License-Identifier: MIT
#include "core/ssh/ReceiveWindow.h"

#include <algorithm>

namespace underpass {

bool ReceiveWindow::consumed(std::size_t bytes, TimePoint now, Clock::duration roundTrip)
{
    const std::size_t old = std::min(bytes, m_stale);
    m_stale -= old;
    if (old > 0 || now - m_start > roundTrip) {
        m_start = now;
        m_sinceStart = 0;
    }
    m_sinceStart += bytes - old;
    if (m_sinceStart < m_size / 2)
        return false;
    m_start = now;
    m_sinceStart = 0;
    if (m_size >= most || !m_budget->take(m_size))
        return false;
    m_size *= 2;
    return true;
}

} // namespace underpass
