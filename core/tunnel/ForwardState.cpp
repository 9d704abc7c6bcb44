// SPDX-License-Identifier: MIT
#include "core/tunnel/ForwardState.h"

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

SourceText ruleText(CallerRule rule, const Forward& forward)
{
    switch (rule) {
    case CallerRule::Account:
        return forward.who == WhoMayConnect::MeAndServices
            ? UNDERPASS_TEXT("Error", "Only you and system services may use this forward.")
            : UNDERPASS_TEXT("Error", "Only you may use this forward.");
    case CallerRule::Programs:
        return UNDERPASS_TEXT("Error", "Only the programs on its list may use this forward.");
    case CallerRule::Identity:
        return UNDERPASS_TEXT("Error", "It could not be found out whose connection it was.");
    }
    std::unreachable();
}

} // namespace

bool isPermission(ErrorCode code)
{
    return code == ErrorCode::PortInUse || code == ErrorCode::PortReserved || code == ErrorCode::ListenRefused
        || code == ErrorCode::RemoteListenRefused || code == ErrorCode::ForwardRefused;
}

ForwardHealth howIs(const ForwardState& state)
{
    if (!state.forward.enabled)
        return ForwardHealth::Off;
    if (state.trouble)
        return isPermission(state.trouble->code) ? ForwardHealth::Refused : ForwardHealth::Trouble;
    if (!state.listening)
        return ForwardHealth::NotConnected;
    return state.isProven ? ForwardHealth::Works : ForwardHealth::Ready;
}

ForwardHealth howIsOffline(const Forward& forward)
{
    return forward.enabled ? ForwardHealth::NotConnected : ForwardHealth::Off;
}

void add(ForwardState& state, TurnedAway turnedAway)
{
    auto& all = state.turnedAway;
    const auto same = std::ranges::find_if(all, [&](const TurnedAway& known) {
        return known.who == turnedAway.who && known.rule == turnedAway.rule;
    });
    if (same != all.end()) {
        turnedAway.count += same->count;
        all.erase(same);
    } else if (all.size() >= ForwardState::mostTurnedAway) {
        state.turnedAwayEarlier += all.front().count;
        all.erase(all.begin());
    }
    all.push_back(std::move(turnedAway));
}

std::uint64_t timesTurnedAway(const ForwardState& state)
{
    std::uint64_t times = state.turnedAwayEarlier;
    for (const TurnedAway& each : state.turnedAway)
        times += each.count;
    return times;
}

Error asError(const TurnedAway& turnedAway, const Forward& forward)
{
    return {ErrorCode::CallerRefused, toString(turnedAway.who), "", {}, {},
        {Sentence{ruleText(turnedAway.rule, forward)}}};
}

ForwardState withoutEvidence(ForwardState state)
{
    state.troubleSince = state.lastReached = state.lastByte = std::nullopt;
    state.turnedAway.clear();
    state.turnedAwayEarlier = 0;
    return state;
}

} // namespace underpass
