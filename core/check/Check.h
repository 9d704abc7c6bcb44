// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Finding.h"
#include "core/tunnel/Tunnels.h"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// The steps of "does this profile work?", in the order in which they happen.
enum class CheckStage { LookUp, Connect, HostKey, LogIn, Forward, Greeting };

struct CheckStep
{
    CheckStage stage = CheckStage::LookUp;
    CheckFinding finding;
    std::optional<std::chrono::milliseconds> took = {}; // Where it was measured on its own.

    bool operator==(const CheckStep&) const = default;
};

// Reports what the server says meanwhile, and what is waited for, as found::Said of the log-in.
// Goes the whole way once, without retrying: look-up, connection, host key, log-in, every forward, and for
// forwards to a mail server's clear-text port the server's greeting, read through the tunnel. Blocks,
// reporting each step when it is over; a stop request ends it with Cancelled, whatever it waits for. Only an
// open question has no limit of its own: connecting, the handshake and each greeting have theirs.
using CheckReport = std::function<void(const CheckStep&)>;
void check(const Profile& profile, SessionFactory makeSession, std::shared_ptr<PeerIdentity> identity,
    const CheckReport& report, const std::stop_token& stop);

// Which step an error belongs to.
[[nodiscard]] CheckStage stageOf(ErrorCode code);

// The steps from Connect to Forward that a tunnel's first settled state stands for.
[[nodiscard]] std::vector<CheckStep> stepsFrom(
    const Profile& profile, const TunnelState& outcome, std::chrono::milliseconds took);

// A server that is full, or shut for maintenance, answers in its own protocol all the same; what speaks
// another one is not the server that was meant.
enum class GreetingKind { Welcome, TurnedAway, Foreign };
[[nodiscard]] GreetingKind kindOf(std::string_view greeting, std::string_view expected);

[[nodiscard]] const char* name(
    CheckStage stage); // "look-up", "connect", "host-key", "log-in", "forward", "greeting"

} // namespace underpass
