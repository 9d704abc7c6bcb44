// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/TunnelState.h"

#include <map>
#include <string>
#include <vector>

namespace underpass {

// Who was turned away by one tunnel, for its log: a line when somebody is for the first time, and then one
// with the count, ever more rarely, as long as it grows. Whoever floods a forward, under whatever names, gets
// no more lines than `mostAtOnce` and one for each `between`.
class TurnedAwayLines
{
public:
    static constexpr int mostAtOnce = 20;
    static constexpr std::chrono::minutes between{1};
    static constexpr std::chrono::minutes longestPause{60};

    // What is to be said now.
    [[nodiscard]] std::vector<std::string> of(const TunnelState& state, TimePoint now);

private:
    struct Said
    {
        std::uint64_t count = 0;
        TimePoint next; // Not before then.
        Clock::duration pause = between;
    };

    [[nodiscard]] bool maySay(TimePoint now);

    std::map<std::string, Said> m_said; // By what is in its line but for the count.
    int m_left = mostAtOnce;
    TimePoint m_refilled;
};

} // namespace underpass
