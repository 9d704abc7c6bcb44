// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/TunnelState.h"

#include <cstddef>
#include <optional>

namespace underpass {

// Whether much goes over a connection, both ways together. Pure: the time comes with each call.
class Busyness
{
public:
    static constexpr std::size_t manyBytes = std::size_t{4} << 20U; // In one second.
    static constexpr std::chrono::seconds lasts{2}; // After the last second of them.

    // True when these bytes have made it busy, which it was not.
    [[nodiscard]] bool moved(std::size_t bytes, TimePoint now)
    {
        if (now - m_secondStart > std::chrono::seconds{1}) {
            m_secondStart = now;
            m_bytesNow = 0;
        }
        m_bytesNow += bytes;
        if (m_bytesNow < manyBytes)
            return false;
        const bool wasBusy = isBusy(now);
        m_busyAt = now;
        return !wasBusy;
    }
    [[nodiscard]] bool isBusy(TimePoint now) const { return m_busyAt && now - *m_busyAt < lasts; }

private:
    TimePoint m_secondStart = {}; // Of the second in which bytes are counted.
    std::size_t m_bytesNow = 0; // In it.
    std::optional<TimePoint> m_busyAt; // When they were last many.
};

} // namespace underpass
