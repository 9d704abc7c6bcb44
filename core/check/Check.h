// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Finding.h"
#include "core/tunnel/Tunnels.h"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace underpass {

// The steps of "does this profile work?", in the order in which they happen.
enum class CheckStage { LookUp, Connect, HostKey, LogIn, Forward, Target, Greeting };

struct CheckStep
{
    CheckStage stage = CheckStage::LookUp;
    CheckFinding finding;
    std::optional<std::chrono::milliseconds> took = {}; // Where it was measured on its own.
    // What the server's administrator can write in sshd_config where the server permits too little; else
    // none.
    std::vector<std::string> advice = {};
    // Of Target and Greeting: which of the profile's forwards was tried, where it is known.
    std::optional<std::size_t> forward = {};

    bool operator==(const CheckStep&) const = default;
};

// Reports what the server says meanwhile, and what is waited for, as found::Said of the log-in.
// Goes the whole way once, without retrying: look-up, connection, host key, log-in, every port, and for every
// forward its target, with the first words of the service there (Conversation.h). Blocks, reporting each step
// when it is over; a stop request ends it with Cancelled, whatever it waits for. Only an open question has no
// limit of its own: connecting, the handshake and each target have theirs.
using CheckReport = std::function<void(const CheckStep&)>;
void check(const Profile& profile, SessionFactory makeSession, std::shared_ptr<PeerIdentity> identity,
    const CheckReport& report, const std::stop_token& stop);

// The same with a tunnel that runs: what its state says of the way to the server (of one that waits, how its
// last attempt ended), and, where it is online, each forward's target over its live session, past its ports.
void checkRunning(const Profile& profile, const TunnelState& state, const StartTrial& start,
    const CheckReport& report, const std::stop_token& stop);

// Which step an error belongs to.
[[nodiscard]] CheckStage stageOf(ErrorCode code);

// The steps from Connect to Forward that a tunnel's first settled state stands for.
[[nodiscard]] std::vector<CheckStep> stepsFrom(
    const Profile& profile, const TunnelState& outcome, std::optional<std::chrono::milliseconds> took = {});

[[nodiscard]] const char* name(
    CheckStage stage); // "look-up", "connect", "host-key", "log-in", "forward", "target", "greeting"

} // namespace underpass
