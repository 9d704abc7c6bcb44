// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/StepReport.h"
#include "core/profile/Profile.h"
#include "core/tunnel/Trial.h"
#include "core/tunnel/TunnelState.h"

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace underpass {

// Checks of tunnels that run in this process, for other programs, which ask for one and then again and again
// how far it is. Each has a thread of its own. Any thread; dies before the Tunnels whose trials it starts,
// and waits for its threads, which notice within a moment.
class RunningChecks
{
public:
    struct Progress
    {
        std::vector<StepReport> steps;
        bool isOver = false;
    };
    ~RunningChecks();
    void end(); // All that are under way, as the destructor does.

    // `asker` is whatever the other program calls itself; a second call of the same one changes nothing. Of
    // too many the oldest is dropped.
    void begin(const std::string& asker, const Profile& profile, const TunnelState& state, StartTrial start);
    // Nothing begun yet where the asker is not known. What is told as over is forgotten.
    [[nodiscard]] Progress progress(const std::string& asker);

private:
    struct Check;
    std::mutex m_mutex; // Guards m_checks.
    std::deque<std::shared_ptr<Check>> m_checks; // The oldest first.
};

} // namespace underpass
