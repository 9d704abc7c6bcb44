// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/check/StepReport.h"
#include "core/profile/Profile.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// What one program of ours may ask another that runs tunnels. One line of JSON there, one line back.
// Connect and Show are for the process that manages profiles; others refuse them.
// ProfilesChanged: somebody saved profiles, and what runs is to go by them at once.
enum class ControlCommand {
    Status,
    Connect,
    Disconnect,
    Reconnect,
    ForgetSecrets,
    Check,
    ProfilesChanged,
    Show,
    Quit
};

struct ControlRequest
{
    ControlCommand command = ControlCommand::Status;
    ProfileId profile = {}; // For those that are for one.
    std::string asker
        = {}; // Of Check, which is asked again until it is over: always the same, and unlike others.
    std::string folder = {}; // Of ProfilesChanged: whose profiles.

    bool operator==(const ControlRequest&) const = default;
};

struct CallerReport // Of one who was turned away.
{
    std::string user;
    std::string program;
    std::string rule; // name(CallerRule)
    std::uint64_t count = 0;
    std::string last; // When.

    bool operator==(const CallerReport&) const = default;
};

// Times are as utcTime() writes them, and empty where it never happened.
struct ForwardReport
{
    std::string forward; // "L 1110 -> mail.example.org:110"
    std::string listen; // "localhost:1110"
    bool listening = false;
    std::string trouble; // A sentence; empty where all is well.
    std::string turnedAway = {}; // A sentence about the last caller who was; empty where nobody was.
    std::string spec = {}; // specOf()
    std::string state = {}; // name(ForwardHealth)
    std::string words = {}; // The state in words.
    bool required = true;
    std::string reason = {}; // name(ErrorCode) of the trouble, or empty.
    std::string since = {}; // When the trouble began.
    std::string lastReached = {};
    std::string lastByte = {};
    std::uint64_t timesTurnedAway = 0;
    std::vector<CallerReport> callers = {}; // Those who were turned away latest, the last one last.

    bool operator==(const ForwardReport&) const = default;
};

struct TunnelReport
{
    ProfileId id;
    std::string name;
    std::string state; // name(TunnelState)
    std::string sentence; // The state in words.
    std::string trouble; // name(ErrorCode) of what keeps it from working, or empty.
    std::vector<std::string> oldAlgorithms = {}; // That its connections use.
    std::optional<double> roundTripMs = {}; // Of the last question of a keepalive that was answered.
    std::string roundTripAt = {};
    std::vector<ForwardReport> forwards = {};
    std::string notInForce = {}; // A sentence: what of the saved profile it does not go by, and why.

    bool operator==(const TunnelReport&) const = default;
};

struct ControlReply
{
    std::int64_t processId = 0;
    std::string refused; // Why the request was not carried out; empty where it was.
    std::vector<TunnelReport> tunnels;
    std::string profiles; // The folder whose profiles this process manages; empty where it runs just one.
    std::vector<StepReport> steps = {}; // Of Check, so far.
    bool isOver = false; // Check has no more to tell.

    bool operator==(const ControlReply&) const = default;
};

// Longer lines are refused unread. A reply grows with the number of forwards, a request does not.
inline constexpr std::size_t longestControlRequest = std::size_t{64} * 1024;
inline constexpr std::size_t longestControlReply = std::size_t{1024} * 1024;

// Pure text to values and back. Lines come without, and leave without, their line break. Unknown fields are
// skipped; a missing field, a wrong type or an unknown command is ProtocolViolation. Strings read have been
// through cleanText().
[[nodiscard]] Result<ControlRequest> readRequest(std::string_view line);
[[nodiscard]] std::string writeRequest(const ControlRequest& request);
[[nodiscard]] Result<ControlReply> readReply(std::string_view line);
[[nodiscard]] std::string writeReply(const ControlReply& reply);

[[nodiscard]] const char* name(ControlCommand command); // "status", "connect", ...
[[nodiscard]] bool isForOneProfile(ControlCommand command);

} // namespace underpass
