// SPDX-License-Identifier: MIT
#include "core/ssh/engine/ReceiveWindow.h"

#include <utility>

namespace underpass {

using Part = WindowBudget::Part;

void ReceiveWindow::caughtUp(TimePoint now)
{
    if (const auto since = std::exchange(m_heldSince, std::nullopt))
        noteHold(now - *since);
}

void ReceiveWindow::noteHold(Clock::duration time)
{
    m_held += time;
    m_heldLong = m_heldLong || time >= std::chrono::seconds{1};
}

bool ReceiveWindow::asked()
{
    if (std::exchange(m_asked, true) || m_part == Part::Readers)
        return false;
    const std::size_t more = m_budget->takeForAnswer(m_size);
    m_size += more;
    return more > 0;
}

bool ReceiveWindow::consumed(std::size_t bytes, TimePoint now, Clock::duration roundTrip)
{
    const bool hadProof = hasProof();
    m_read += bytes;
    if (!hadProof)
        proveReader();
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
    return grow();
}

bool ReceiveWindow::grow()
{
    const std::size_t wanted = std::min(m_size < small ? 3 * m_size : m_size, most - m_size);
    if (wanted == 0)
        return false;
    proveReader();
    const std::size_t more = m_budget->takeMore(m_part, wanted);
    m_size += more;
    return more > 0;
}

void ReceiveWindow::proveReader()
{
    if (m_part == Part::Beginners && hasProof() && m_budget->becomeReader(m_size))
        m_part = Part::Readers;
}

void ReceiveWindow::startAt(TimePoint now)
{
    m_start = now;
    m_sinceStart = 0;
    m_held = {};
}

} // namespace underpass
