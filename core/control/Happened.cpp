// SPDX-License-Identifier: MIT
#include "core/control/Happened.h"

#include "core/base/CleanText.h"
#include "core/control/ForwardWords.h"
#include "core/control/StateWords.h"
#include "core/profile/import/ForwardSpec.h"

#include <algorithm>

namespace underpass {

namespace {

const std::vector<ForwardState>& forwardsOf(const TunnelState& state)
{
    static const std::vector<ForwardState> none;
    const auto* online = std::get_if<Online>(&state);
    return online == nullptr ? none : online->forwards;
}

const ForwardState* same(const std::vector<ForwardState>& all, const ForwardState& forward)
{
    const std::string spec = specOf(forward.forward);
    const auto found
        = std::ranges::find_if(all, [&](const ForwardState& each) { return specOf(each.forward) == spec; });
    return found == all.end() ? nullptr : &*found;
}

JournalEvent about(const Change& change, std::string event)
{
    return {0, std::move(event), change.at, change.profile.id, change.profile.name, name(change.after)};
}

void addState(std::vector<JournalEvent>& events, const Change& change)
{
    const std::string sentence = words(change.after, change.now);
    if (std::string_view{name(change.before)} == name(change.after)
        && (differOnlyInNotices(change.before, change.after)
            || differOnlyInEvidence(change.before, change.after)
            || words(change.before, change.now) == sentence))
        return;
    JournalEvent event = about(change, name(change.after));
    if (const auto trouble = troubleOf(change.after))
        event.cause = name(trouble->code);
    event.sentence = sentence;
    events.push_back(std::move(event));
}

void addForward(std::vector<JournalEvent>& events, const Change& change, const ForwardState& forward)
{
    const ForwardState* before = same(forwardsOf(change.before), forward);
    const ForwardHealth health = howIs(forward);
    if (health == ForwardHealth::Off && before == nullptr)
        return;
    if (before != nullptr && howIs(*before) == health && before->trouble == forward.trouble)
        return;
    JournalEvent event = about(change, forwardEvent);
    event.cause = forward.trouble ? name(forward.trouble->code) : "";
    event.sentence = words(forward, std::chrono::system_clock::now());
    event.forward = specOf(forward.forward);
    event.forwardState = name(health);
    events.push_back(std::move(event));
}

// A smaller count began anew.
std::uint64_t growth(std::uint64_t before, std::uint64_t now)
{
    return now < before ? now : now - before;
}

std::uint64_t timesKnown(const ForwardState* known, const TurnedAway& caller)
{
    if (known == nullptr)
        return 0;
    const auto found = std::ranges::find_if(known->turnedAway,
        [&](const TurnedAway& each) { return each.who == caller.who && each.rule == caller.rule; });
    return found == known->turnedAway.end() ? 0 : found->count;
}

JournalEvent callerOf(const Change& change, const ForwardState& forward, std::uint64_t times)
{
    JournalEvent event = about(change, callerEvent);
    event.cause = name(ErrorCode::CallerRefused);
    event.forward = specOf(forward.forward);
    event.forwardState = name(howIs(forward));
    event.times = times;
    return event;
}

void addCallers(std::vector<JournalEvent>& events, const Change& change, const ForwardState& forward)
{
    const ForwardState* known = same(change.known, forward);
    std::uint64_t rest = turnedAwaySince(change.known, {forward});
    for (const TurnedAway& caller : forward.turnedAway) {
        const std::uint64_t times = std::min(rest, growth(timesKnown(known, caller), caller.count));
        if (times == 0)
            continue;
        rest -= times;
        JournalEvent event = callerOf(change, forward, times);
        event.sentence = sentence(asError(caller, forward.forward));
        event.user = cleanText(caller.who.user);
        event.program = cleanText(caller.who.program);
        event.rule = name(caller.rule);
        events.push_back(std::move(event));
    }
    if (rest == 0)
        return;
    JournalEvent others = callerOf(change, forward, rest); // For whose names there was no room.
    others.sentence = "Further connections were refused.";
    events.push_back(std::move(others));
}

} // namespace

std::vector<JournalEvent> happened(const Change& change)
{
    std::vector<JournalEvent> events;
    for (const Notice& notice : newNotices(change.before, change.after)) {
        events.push_back(about(change, noticeEvent));
        events.back().sentence = words(notice);
    }
    addState(events, change);
    for (const ForwardState& forward : forwardsOf(change.after))
        addForward(events, change, forward);
    for (const ForwardState& forward : forwardsOf(change.after))
        addCallers(events, change, forward);
    return events;
}

JournalEvent edited(
    const Profile& profile, const TunnelState& state, const TakenOver& taken, std::chrono::sys_seconds at)
{
    JournalEvent event{0, editedEvent, at, profile.id, profile.name, name(state)};
    for (const std::string& sentence : words(taken))
        event.sentence.append(event.sentence.empty() ? "" : " ").append(sentence);
    return event;
}

std::uint64_t turnedAwaySince(const std::vector<ForwardState>& known, const std::vector<ForwardState>& now)
{
    std::uint64_t times = 0;
    for (const ForwardState& forward : now) {
        const ForwardState* before = same(known, forward);
        times += growth(before == nullptr ? 0 : timesTurnedAway(*before), timesTurnedAway(forward));
    }
    return times;
}

} // namespace underpass
