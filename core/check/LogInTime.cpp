// SPDX-License-Identifier: MIT
#include "core/check/LogInTime.h"

namespace underpass {

void LogInTime::note(const TunnelState& state, TimePoint now)
{
    const bool asks = std::holds_alternative<NeedsUser>(state);
    if (asks && !m_askedSince) {
        m_askedSince = now;
    } else if (!asks && m_askedSince) {
        m_person += now - *m_askedSince;
        m_askedSince.reset();
    }
}

std::chrono::milliseconds LogInTime::read(TimePoint now) const
{
    const TimePoint end = m_askedSince.value_or(now);
    return std::chrono::duration_cast<std::chrono::milliseconds>(end - m_start - m_person);
}

} // namespace underpass
