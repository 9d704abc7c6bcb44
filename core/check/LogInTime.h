// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/tunnel/TunnelState.h"

#include <chrono>
#include <optional>

namespace underpass {

// How long a log-in took without the time that a person needed to answer. Has no clock of its own; whoever
// uses it on several threads guards it.
class LogInTime
{
public:
    explicit LogInTime(TimePoint start)
        : m_start(start)
    { }

    void note(const TunnelState& state, TimePoint now); // Each state in turn.
    [[nodiscard]] std::chrono::milliseconds read(TimePoint now) const;

private:
    TimePoint m_start;
    std::optional<TimePoint> m_askedSince;
    Clock::duration m_person{0};
};

} // namespace underpass
