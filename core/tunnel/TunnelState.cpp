// SPDX-License-Identifier: MIT
#include "core/tunnel/TunnelState.h"

#include "core/base/OldAlgorithms.h"
#include "core/base/Overload.h"

#include <algorithm>
#include <cmath>

namespace underpass {
namespace {

// A session that lived this long was a good one: what ends it later starts the count of attempts anew.
constexpr std::chrono::seconds goodSession{60};

int attemptAfter(const event::Ended& ended, const TunnelState& state, const RetryContext& context)
{
    const bool forgiven = context.forgives;
    return std::visit(
        Overload{
            [&](const Connecting& s) { return forgiven ? 1 : s.attempt; },
            [&](const NeedsUser& s) { return forgiven ? 1 : s.attempt; },
            [&](const Online& s) { return forgiven || ended.at - s.since >= goodSession ? 1 : s.attempt; },
            [](const auto&) { return 1; },
        },
        state);
}

TunnelState afterEnd(const TunnelState& state, const event::Ended& ended, const RetryContext& context)
{
    if (ended.why.code == ErrorCode::Cancelled)
        return Stopped{};
    if (!mayPassByItself(ended.why.code) || !context.policy.enabled)
        return Failed{ended.why};
    const int attempt = attemptAfter(ended, state, context);
    TimePoint until = ended.at + retryDelay(attempt, ended.why.code, context);
    if (context.spentUntil) // A profile whose longest wait is shorter has asked for that.
        until = std::max(until, std::min(*context.spentUntil, ended.at + context.policy.longest));
    return Waiting{attempt, until, ended.why};
}

std::vector<Notice> wordsIn(std::vector<Notice> notices)
{
    std::erase_if(
        notices, [](const Notice& notice) { return std::holds_alternative<LongWait>(notice.what); });
    return notices;
}

std::vector<Notice> lasting(std::vector<Notice> notices)
{
    std::erase_if(
        notices, [](const Notice& notice) { return !std::holds_alternative<OldInUse>(notice.what); });
    return notices;
}

Connecting withNotice(const Connecting& connecting, const Notice& notice)
{
    Connecting more{connecting.attempt, wordsIn(connecting.notices)};
    more.notices.push_back(notice);
    return more;
}

// Of each server what it uses now.
Online withUse(Online online, const Notice& notice)
{
    const auto* old = std::get_if<OldInUse>(&notice.what);
    if (!old)
        return online;
    std::erase_if(online.notices, [&](const Notice& known) { return known.server == notice.server; });
    if (!old->algorithms.empty())
        online.notices.push_back(notice);
    return online;
}

Online withForward(Online online, const event::ForwardChanged& change)
{
    if (change.index < online.forwards.size())
        online.forwards[change.index] = change.forward;
    return online;
}

Online withoutEvidence(Online online)
{
    online.roundTrip.reset();
    for (ForwardState& forward : online.forwards)
        forward = withoutEvidence(std::move(forward));
    return online;
}

} // namespace

TunnelState next(const TunnelState& state, const TunnelEvent& event, const RetryContext& context)
{
    return std::visit(
        Overload{
            [](const auto&, const event::Cancelled&) -> TunnelState { return Stopped{}; },
            [](const auto& s, const event::Reconnected&) -> TunnelState {
                return isFinal(s) ? TunnelState{s} : Connecting{};
            },
            [](const Stopped&, const event::Started&) -> TunnelState { return Connecting{}; },
            [](const Failed&, const event::Started&) -> TunnelState { return Connecting{}; },
            [](const Waiting& s, const event::RetryDue&) -> TunnelState { return Connecting{s.attempt + 1}; },
            [](const Connecting& s, const event::Asked& e) -> TunnelState {
                return NeedsUser{s.attempt, e.question, wordsIn(s.notices)};
            },
            [](const NeedsUser& s, const event::Asked& e) -> TunnelState {
                return NeedsUser{s.attempt, e.question, s.notices};
            },
            [](const NeedsUser& s, const event::Answered&) -> TunnelState {
                return Connecting{s.attempt, s.notices};
            },
            [](const Connecting& s, const event::Told& e) -> TunnelState { return withNotice(s, e.notice); },
            [](const Online& s, const event::Told& e) -> TunnelState { return withUse(s, e.notice); },
            [](const Connecting& s, const event::Opened& e) -> TunnelState {
                Online online{s.attempt, e.at, e.forwards};
                online.notices = lasting(s.notices);
                online.roundTrip = e.roundTrip;
                return online;
            },
            [](const Online& s, const event::ForwardChanged& e) -> TunnelState { return withForward(s, e); },
            [](Online s, const event::ForwardsChanged& e) -> TunnelState {
                s.forwards = e.forwards;
                return s;
            },
            [](Online s, const event::Silent& e) -> TunnelState {
                s.silentSince = e.since;
                return s;
            },
            [](Online s, const event::Unheard& e) -> TunnelState {
                s.unheardSince = e.since;
                return s;
            },
            [](Online s, const event::Heard&) -> TunnelState {
                s.silentSince = s.unheardSince = std::nullopt;
                return s;
            },
            [](Online s, const event::AnsweredWithin& e) -> TunnelState {
                s.roundTrip = e.roundTrip;
                return s;
            },
            [](Online s, const event::AnswersNothing& e) -> TunnelState {
                s.answersNothing = e.nothing;
                return s;
            },
            [&](const Connecting&, const event::Ended& e) -> TunnelState {
                return afterEnd(state, e, context);
            },
            [&](const NeedsUser&, const event::Ended& e) -> TunnelState {
                return afterEnd(state, e, context);
            },
            [&](const Online&, const event::Ended& e) -> TunnelState { return afterEnd(state, e, context); },
            [](const auto& s, const auto&) -> TunnelState { return s; },
        },
        state, event);
}

std::chrono::milliseconds retryDelay(int attempt, ErrorCode why, const RetryContext& context)
{
    using std::chrono::milliseconds;
    const auto& policy = context.policy;
    const milliseconds first{policy.first};
    const milliseconds longest{policy.longest};
    const int doublings = std::clamp(attempt - 1, 0, 20);
    milliseconds wait = std::min(first * (std::int64_t{1} << doublings), longest);
    if (why == ErrorCode::ServerFull || why == ErrorCode::NotSsh)
        wait = std::max(wait, milliseconds{policy.whenServerFull});
    const double spread = 0.8 + 0.4 * std::clamp(context.jitter, 0.0, 1.0);
    const milliseconds spreadWait{std::llround(static_cast<double>(wait.count()) * spread)};
    // Early would be counted against us by a server that is full.
    return why == ErrorCode::ServerFull ? std::max(spreadWait, milliseconds{policy.whenServerFull})
                                        : spreadWait;
}

bool isDegraded(const Online& online)
{
    return std::ranges::any_of(online.forwards, [](const ForwardState& state) {
        return state.forward.required && state.forward.enabled && (!state.listening || state.trouble);
    });
}

bool isRefused(const TunnelState& state)
{
    const auto* online = std::get_if<Online>(&state);
    return online && std::ranges::any_of(online->forwards, [](const ForwardState& each) {
        const ForwardHealth health = howIs(each);
        return each.forward.required
            && (health == ForwardHealth::Refused || health == ForwardHealth::NotConnected);
    });
}

bool isFinal(const TunnelState& state)
{
    return std::holds_alternative<Stopped>(state) || std::holds_alternative<Failed>(state);
}

Sentence sentenceOf(const Connecting& connecting)
{
    if (connecting.attempt <= 1)
        return {UNDERPASS_TEXT("State", "Connecting.")};
    return {UNDERPASS_TEXT("State", "Connecting, attempt %1."), {std::to_string(connecting.attempt)}};
}

std::vector<Notice> noticesOf(const TunnelState& state)
{
    if (const auto* connecting = std::get_if<Connecting>(&state))
        return connecting->notices;
    if (const auto* online = std::get_if<Online>(&state))
        return online->notices;
    const auto* needs = std::get_if<NeedsUser>(&state);
    return needs ? needs->notices : std::vector<Notice>{};
}

std::vector<Notice> newNotices(const TunnelState& before, const TunnelState& after)
{
    const std::vector<Notice> known = noticesOf(before);
    std::vector<Notice> news = noticesOf(after);
    std::erase_if(
        news, [&](const Notice& notice) { return std::ranges::find(known, notice) != known.end(); });
    return news;
}

std::vector<std::string> oldInUse(const TunnelState& state)
{
    std::vector<std::string> all;
    const auto* online = std::get_if<Online>(&state);
    for (const Notice& notice : online ? online->notices : std::vector<Notice>{}) {
        if (const auto* old = std::get_if<OldInUse>(&notice.what))
            all.insert(all.end(), old->algorithms.begin(), old->algorithms.end());
    }
    return oldOnesAmong(all);
}

bool differOnlyInEvidence(const TunnelState& before, const TunnelState& after)
{
    const auto* was = std::get_if<Online>(&before);
    const auto* is = std::get_if<Online>(&after);
    return was && is && *was != *is && withoutEvidence(*was) == withoutEvidence(*is);
}

bool differOnlyInNotices(const TunnelState& before, const TunnelState& after)
{
    const auto* was = std::get_if<Connecting>(&before);
    const auto* is = std::get_if<Connecting>(&after);
    return was && is && was->attempt == is->attempt && was->notices != is->notices;
}

const char* name(const TunnelState& state)
{
    return std::visit(Overload{
                          [](const Stopped&) { return "stopped"; },
                          [](const Connecting&) { return "connecting"; },
                          [](const Online& s) { return isDegraded(s) ? "degraded" : "online"; },
                          [](const Waiting&) { return "waiting"; },
                          [](const NeedsUser&) { return "needs-user"; },
                          [](const Failed&) { return "failed"; },
                      },
        state);
}

} // namespace underpass
