// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/base/Prompter.h"
#include "core/profile/Profile.h"
#include "core/tunnel/ForwardState.h"

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace underpass {

// How long the server took to answer the last question of a keepalive that was answered, and when that was.
struct RoundTrip
{
    std::chrono::nanoseconds time{0};
    WallTime at;

    bool operator==(const RoundTrip&) const = default;
};

struct Stopped
{
    bool operator==(const Stopped&) const = default;
};
// `notices`: what a person should know meanwhile, in the order in which it came; what is waited for is the
// last one, if anything is.
struct Connecting
{
    int attempt = 1;
    std::vector<Notice> notices = {};
    bool operator==(const Connecting&) const = default;
};
// Claimed only after authentication and after every forward has tried to listen.
struct Online
{
    int attempt = 1; // Which attempt succeeded: one that is soon lost again counts as a failure.
    TimePoint since;
    std::vector<ForwardState> forwards;
    std::optional<TimePoint> silentSince = {}; // Set while the server owes us an answer: amber before red.
    std::optional<TimePoint> unheardSince = {}; // Nobody asks it, by the profile's wish: no sign of anything.
    bool answersNothing = false; // No question; its system's acknowledgements show that it is there.
    std::vector<Notice> notices = {}; // What stays true: OldInUse, of each server of the way.
    std::optional<RoundTrip> roundTrip = {}; // None while no question was answered.
    bool operator==(const Online&) const = default;
};
struct Waiting
{
    int attempt = 1;
    TimePoint until;
    Error why;
    bool operator==(const Waiting&) const = default;
};
struct NeedsUser
{
    int attempt = 1;
    Question question;
    std::vector<Notice> notices = {}; // The server's words from before it, which may matter for the answer.
    bool operator==(const NeedsUser&) const = default;
};
struct Failed
{
    Error why;
    bool operator==(const Failed&) const = default;
};
using TunnelState = std::variant<Stopped, Connecting, Online, Waiting, NeedsUser, Failed>;

// What can happen to a tunnel. Events carry the time: next() has no clock.
namespace event {
struct Started
{ };
struct Asked
{
    Question question;
};
struct Answered
{ };
struct Told
{
    Notice notice;
};
struct Opened
{
    TimePoint at;
    std::vector<ForwardState> forwards;
    std::optional<RoundTrip> roundTrip = {};
};
struct ForwardChanged
{
    std::size_t index = 0;
    ForwardState forward;
};
struct ForwardsChanged // The profile was edited.
{
    std::vector<ForwardState> forwards;
};
struct Silent
{
    TimePoint since;
};
struct Unheard
{
    TimePoint since;
};
struct Heard
{ };
struct AnsweredWithin
{
    RoundTrip roundTrip;
};
struct AnswersNothing
{
    bool nothing = true;
};
struct Ended
{
    TimePoint at;
    Error why;
};
struct RetryDue
{ };
struct Reconnected // Somebody wants a new connection instead of this one, or of the wait for one.
{ };
struct Cancelled
{ };
} // namespace event
using TunnelEvent = std::variant<event::Started, event::Asked, event::Answered, event::Told, event::Opened,
    event::ForwardChanged, event::ForwardsChanged, event::Silent, event::Unheard, event::Heard,
    event::AnsweredWithin, event::AnswersNothing, event::Ended, event::RetryDue, event::Reconnected,
    event::Cancelled>;

// What next() needs to know besides the event: the profile's policy, a number in [0, 1) that spreads the
// waits of many clients, and what FreshNetwork says of this moment: whether an end is forgiven (retry soon,
// attempt not counted), and until when there have been attempts enough.
struct RetryContext
{
    RetryPolicy policy;
    double jitter = 0.5;
    bool forgives = false;
    std::optional<TimePoint> spentUntil = {};
};

// The whole behaviour of a tunnel over time. Pure: no clock, no thread, no action. An event that means
// nothing in a state leaves it unchanged.
[[nodiscard]] TunnelState next(
    const TunnelState& state, const TunnelEvent& event, const RetryContext& context);

// How long to wait before attempt number `attempt` + 1 after `why`: doubling from policy.first to
// policy.longest, +-20 %.
[[nodiscard]] std::chrono::milliseconds retryDelay(int attempt, ErrorCode why, const RetryContext& context);

[[nodiscard]] bool isDegraded(const Online& online); // A required forward does not work.
// Whether nobody can rely on a forward that the profile cannot do without: it does not listen, or is known
// not to be permitted. Trouble with a target is not that; it may have passed by the next call.
[[nodiscard]] bool isRefused(const TunnelState& state);
[[nodiscard]] bool isFinal(
    const TunnelState& state); // Stopped or Failed: nothing runs, nothing will by itself.

[[nodiscard]] Sentence sentenceOf(const Connecting& connecting);

// The notices of a tunnel that connects or is online, and what is new among them; none where it is neither.
[[nodiscard]] std::vector<Notice> noticesOf(const TunnelState& state);
[[nodiscard]] std::vector<Notice> newNotices(const TunnelState& before, const TunnelState& after);
// What the connections that it is online with use of old algorithms: names, in the order of their list.
[[nodiscard]] std::vector<std::string> oldInUse(const TunnelState& state);
// Whether nothing changed but what that rests on: times, counts, and who was turned away.
[[nodiscard]] bool differOnlyInEvidence(const TunnelState& before, const TunnelState& after);
[[nodiscard]] bool differOnlyInNotices(const TunnelState& before, const TunnelState& after);

// "stopped", "connecting", "online", "degraded", "waiting", "needs-user", "failed": for logs, JSON and tests.
[[nodiscard]] const char* name(const TunnelState& state);

} // namespace underpass
