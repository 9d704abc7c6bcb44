// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Prompter.h"
#include "core/check/StepReport.h"
#include "core/control/JournalEvent.h"
#include "core/control/WipedLine.h"
#include "core/profile/Profile.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// What one program of ours may ask another that runs tunnels. One line of JSON there, one line back.
// Show is for the process that has a window, Connect for that one and for the one in the background; others
// refuse them. Attend and Answer are for the latter: whoever waits for a tunnel is told what happens to it
// and asked its questions, and gives the answers. HandOver is for it too: it gives a tunnel that carries
// nothing to whoever asks, who asks again until it has ended there. ProfilesChanged: somebody saved profiles,
// and what runs is to go by them at once.
// Events: what has happened since the one with this number, and how things are; asked again and again.
enum class ControlCommand {
    Status,
    Connect,
    Disconnect,
    Reconnect,
    ForgetSecrets,
    Check,
    Attend,
    Answer,
    HandOver,
    ProfilesChanged,
    Show,
    Events,
    Quit
};

// How a tunnel in the background is to be run, as far as that is for whoever starts it to say.
struct ConnectWishes
{
    std::vector<std::string> knownHosts = {};
    std::string agent = {}; // Where his SSH agent is; empty where he has none.
    bool verbose = false;

    bool operator==(const ConnectWishes&) const = default;
};

// Wishes with these files, by their whole paths.
[[nodiscard]] ConnectWishes trusting(const std::vector<std::filesystem::path>& knownHosts);

struct ControlRequest
{
    ControlCommand command = ControlCommand::Status;
    ProfileId profile = {}; // For those that are for one.
    std::string asker
        = {}; // Of those who ask again, as for Check or HandOver: always the same, and unlike others.
    // Of Connect: who needs it only as long as a program of his runs (`exec`); one that is not running is
    // begun for him. Of Disconnect: who needs it no longer; it ends if it was begun so, and nobody else needs
    // it.
    std::string user = {};
    ConnectWishes wishes = {}; // Of Connect; of HandOver only the known_hosts.
    std::uint64_t heard = 0; // Of Attend: the last Telling that came.
    bool isLast = false; // Of Attend: nobody waits any longer.
    std::uint64_t ticket = 0; // Of Answer: the question's.
    std::shared_ptr<const Answer> answer = {}; // Nothing: the person declined.
    bool wantsStates = false; // Of Status.
    std::int64_t from = 0; // The process that asks, where the system says so; no part of the line.
    std::optional<std::uint64_t> since = {}; // Of Events; nothing: only how things are, and the last number.

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

// What happens to a tunnel, for whoever waits for it.
struct Telling
{
    std::uint64_t number = 0; // Each is greater than those before.
    std::string line = {};
    std::optional<Notice> notice = {}; // In place of a line.
    bool isTrouble = false;

    bool operator==(const Telling&) const = default;
};

struct PutQuestion
{
    std::uint64_t ticket = 0;
    Question question;

    bool operator==(const PutQuestion&) const = default;
};

struct ControlReply
{
    std::int64_t processId = 0;
    std::string refused; // Why the request was not carried out; empty where it was.
    std::vector<TunnelReport> tunnels;
    std::string profiles; // The folder whose profiles this process manages; empty where it runs just one.
    std::vector<StepReport> steps = {}; // Of Check, so far.
    bool isOver = false; // Check has no more to tell.
    bool isBackground = false; // This process connects what it is asked to, and has no window.
    bool hasBegun = false; // Of Connect: it was not running before. Of HandOver: it ends for this asker. Of
                           // Disconnect with a user: it ends.
    std::vector<Telling> told = {}; // Of Attend.
    std::optional<PutQuestion> question = {}; // Of Attend: it waits for an answer of this asker.
    bool runsElsewhere = false; // Of Connect: refused, as another process has it, or it is just ending here.
    bool isHandedOver = false; // Of HandOver: it has ended here, and is the asker's.
    std::map<ProfileId, std::string> states = {}; // As StateJson writes them, for who wants them.
    std::vector<JournalEvent> events = {}; // Of Events. What is missing between the numbers was dropped.
    std::uint64_t lastEvent = 0; // The number of the latest one.

    bool operator==(const ControlReply&) const = default;
};

// Longer lines are refused unread. A reply grows with the number of forwards, a request does not.
inline constexpr std::size_t longestControlRequest = std::size_t{64} * 1024;
inline constexpr std::size_t longestControlReply = std::size_t{1024} * 1024;

// Pure text to values and back. Lines come without, and leave without, their line break. Unknown fields are
// skipped; a missing field, a wrong type or an unknown command is ProtocolViolation. Strings read have been
// through cleanText().
// What was typed follows the JSON of an Answer, a field each, and leaves the line and its reader as Secret
// only.
[[nodiscard]] Result<ControlRequest> readRequest(std::string_view line);
[[nodiscard]] WipedLine writeRequest(const ControlRequest& request);
[[nodiscard]] Result<ControlReply> readReply(std::string_view line);
[[nodiscard]] std::string writeReply(const ControlReply& reply);

[[nodiscard]] const char* name(ControlCommand command); // "status", "connect", ...
[[nodiscard]] bool isForOneProfile(ControlCommand command);

} // namespace underpass
