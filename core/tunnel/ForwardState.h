// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/base/Error.h"
#include "core/listen/CallerRule.h"
#include "core/profile/Profile.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace underpass {

// What people are told as a time of day; nothing waits or measures by it.
using WallTime = std::chrono::system_clock::time_point;

// Somebody who may not use a forward and was not let in: which rule was in the way, how often, and when last.
// Without the process id, so that whoever tries in a loop is one.
struct TurnedAway
{
    Caller who;
    CallerRule rule = CallerRule::Account;
    std::uint64_t count = 1;
    WallTime last;

    bool operator==(const TurnedAway&) const = default;
};

// How one forward of a running tunnel is doing, and what that rests on. `trouble` is why it does not work, or
// why it last did not. `listen` holds the port in use, where the profile said 0. Who was turned away is the
// forward working as it should.
struct ForwardState
{
    static constexpr std::size_t mostTurnedAway = 8;

    Forward forward;
    Endpoint listen;
    bool listening = false;
    std::optional<Error> trouble;
    std::optional<WallTime> troubleSince = {};
    bool isProven = false; // Its target was reached over this connection.
    std::optional<WallTime> lastReached = {}; // Also over an earlier one.
    std::optional<WallTime> lastByte = {}; // From its target.
    std::vector<TurnedAway> turnedAway = {}; // The latest callers, the last one last.
    std::uint64_t turnedAwayEarlier = 0; // How often others were, for whom there was no room.

    bool operator==(const ForwardState&) const = default;
};

// What may be said of a forward. Only Works says that its target can be reached; Ready is that nobody has
// tried. Refused: it may not be, because its port is somebody else's or the server does not permit it.
enum class ForwardHealth { Off, NotConnected, Refused, Ready, Works, Trouble };
template <>
inline constexpr std::array wordsOf<ForwardHealth>{
    "off", "not-connected", "refused", "ready", "works", "trouble"};

[[nodiscard]] ForwardHealth howIs(const ForwardState& state); // Of a tunnel that is online.
[[nodiscard]] ForwardHealth howIsOffline(const Forward& forward);
[[nodiscard]] bool isPermission(ErrorCode code); // It says that somebody does not let a forward be.

// Adds to those who were turned away: whoever came before, by the same rule, is counted.
void add(ForwardState& state, TurnedAway turnedAway);
[[nodiscard]] std::uint64_t timesTurnedAway(const ForwardState& state);
// CallerRefused, with the rule, for its sentence.
[[nodiscard]] Error asError(const TurnedAway& turnedAway, const Forward& forward);

// The same without what only says when, how often, and by whom: what is left differs when a forward's
// condition does.
[[nodiscard]] ForwardState withoutEvidence(ForwardState state);

} // namespace underpass
