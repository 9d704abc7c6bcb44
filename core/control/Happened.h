// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/JournalEvent.h"
#include "core/tunnel/TakenOver.h"
#include "core/tunnel/TunnelState.h"

#include <vector>

namespace underpass {

// What came to pass between two states of a tunnel, in the order in which it is to be told. Pure.
// `known`: its forwards when it was online last, which callers were told of.
struct Change
{
    const Profile& profile;
    const TunnelState& before;
    const TunnelState& after;
    const std::vector<ForwardState>& known;
    TimePoint now;
    std::chrono::sys_seconds at;
};
[[nodiscard]] std::vector<JournalEvent> happened(const Change& change);
[[nodiscard]] JournalEvent edited(
    const Profile& profile, const TunnelState& state, const TakenOver& taken, std::chrono::sys_seconds at);

// How often somebody was turned away since then. Counts that are smaller began anew.
[[nodiscard]] std::uint64_t turnedAwaySince(
    const std::vector<ForwardState>& known, const std::vector<ForwardState>& now);

} // namespace underpass
