// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/net/NetworkShape.h"

#include <chrono>
#include <optional>

namespace underpass {

// Decides which of the signs that a system gives are an event for tunnels: that the machine woke up, or that
// its network has another shape than at the last look, and one that leads somewhere. Pure: times and shapes
// are given.
class ChangeJudge
{
public:
    // A network that comes up changes several times; one that never rests is looked at all the same.
    static constexpr std::chrono::seconds settles{2};
    static constexpr std::chrono::seconds longestRest{6};

    explicit ChangeJudge(NetworkShape now);

    void noticed(TimePoint at); // Something about the network may have changed.
    void woke(TimePoint at);
    [[nodiscard]] std::optional<TimePoint> due() const; // When to look; nothing: there was no sign.

    // The look that was due. True: tunnels must hear of it.
    [[nodiscard]] bool look(NetworkShape now);

private:
    NetworkShape m_shape;
    std::optional<TimePoint> m_first; // Sign since the last look.
    TimePoint m_last;
    bool m_woke = false;
};

} // namespace underpass
