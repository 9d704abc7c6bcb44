// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"

#include <chrono>
#include <optional>

namespace underpass {

// Whether another network, or one that is there again, may end what this error says. Not what a server that
// was reached has said itself: that it is full, refuses, or does not let us in.
[[nodiscard]] bool networkMayHelp(ErrorCode code);

// The first minute after the machine woke up or its network changed. What was under way then is nobody's
// failure, and what waits for a network may try at once, but no server is met by a storm: however often the
// network changes, only so many attempts are made in that minute, and no change makes it longer. Pure.
class FreshNetwork
{
public:
    static constexpr std::chrono::seconds lasts{60};
    static constexpr int mostAttempts = 6;

    void changed(TimePoint at);
    void attempted(TimePoint at); // An attempt to connect begins.

    [[nodiscard]] bool mayTryAtOnce(TimePoint at) const; // Where a network may help.
    [[nodiscard]] bool forgives(TimePoint at) const; // An end at that time, of what was under way.
    // Until when no more attempts are made than the longest wait of the profile allows; nothing: no bound.
    [[nodiscard]] std::optional<TimePoint> spentUntil(TimePoint at) const;

private:
    [[nodiscard]] bool isFresh(TimePoint at) const { return m_until && at < *m_until; }

    std::optional<TimePoint> m_until;
    int m_attempts = 0; // In that minute.
};

} // namespace underpass
