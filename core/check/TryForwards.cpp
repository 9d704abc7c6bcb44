// SPDX-License-Identifier: MIT
#include "core/check/TryForwards.h"

#include "core/base/InternalError.h"
#include "core/check/ServerAdvice.h"
#include "core/check/Visit.h"
#include "core/profile/Service.h"

#include <algorithm>
#include <deque>
#include <future>

namespace underpass {
namespace {

constexpr std::size_t atOnce = 8; // Targets that do not answer take half a minute each.

// A target of our own choice for a forward that takes any: the server itself, where nothing is more likely to
// be permitted.
Endpoint targetOf(const Profile& profile, const Forward& forward)
{
    return forward.target.value_or(Endpoint{"localhost", profile.server.port});
}

// By its target's port, and where that is none we know by its own: people keep 110 for POP3.
const Service* serviceOf(const Forward& forward)
{
    const Service* service = forward.target ? serviceOn(forward.target->port) : nullptr;
    return service != nullptr ? service : serviceOn(forward.listen.port);
}

CheckStep unreached(const Profile& profile, const Error& why)
{
    CheckStep step{CheckStage::Target, found::Trouble{why}};
    if (why.code == ErrorCode::ForwardRefused)
        step.advice = serverAdvice(profile);
    return step;
}

// Whether there was a way is all that is asked: what the server cannot reach is there for nobody.
CheckStep tryDynamic(const Profile& profile, const ForwardState& state, const Result<void>& reached)
{
    const bool isPermitted = reached || reached.error().code == ErrorCode::TargetUnreachable;
    if (!isPermitted)
        return unreached(profile, reached.error());
    return {CheckStage::Target, found::ForwardsAny{state.listen}};
}

CheckStep meet(Visit& visit, const Endpoint& target, const Forward& forward)
{
    const TimePoint before = Clock::now();
    CheckFinding finding = visit.meet(target, serviceOf(forward));
    const bool isReachedOnly = std::holds_alternative<found::Reached>(finding);
    CheckStep step{isReachedOnly ? CheckStage::Target : CheckStage::Greeting, std::move(finding)};
    if (!isReachedOnly && !troubleOf(step.finding))
        step.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - before);
    return step;
}

CheckStep tryIt(
    const Profile& profile, const ForwardState& state, const StartTrial& start, const std::stop_token& stop)
{
    Visit visit{stop};
    const Endpoint target = targetOf(profile, state.forward);
    const auto reached
        = listensHere(state.forward) ? visit.reach(start, state.forward, target) : visit.reachHere(target);
    if (state.forward.kind == ForwardKind::Dynamic)
        return tryDynamic(profile, state, reached);
    if (!reached)
        return unreached(profile, reached.error());
    return meet(visit, target, state.forward);
}

// Whatever goes wrong in us is what this step has found, and the others go on.
CheckStep tryOne(
    const Profile& profile, const ForwardState& state, const StartTrial& start, const std::stop_token& stop)
{
    try {
        return tryIt(profile, state, start, stop);
    } catch (...) {
        return {CheckStage::Target,
            found::Trouble{internalError(std::current_exception(), toString(state.forward))}};
    }
}

} // namespace

void tryForwards(const Profile& profile, const std::vector<ForwardState>& forwards, const StartTrial& start,
    const CheckReport& report, const std::stop_token& stop)
{
    std::deque<std::future<CheckStep>> running; // Each waits for its end when it goes.
    const auto tryAt = [&](std::size_t index) {
        CheckStep step = tryOne(profile, forwards[index], start, stop);
        step.forward = index;
        return step;
    };
    for (std::size_t index = 0; index < forwards.size(); ++index) {
        if (!forwards[index].forward.enabled)
            continue;
        if (running.size() == atOnce) {
            report(running.front().get());
            running.pop_front();
        }
        if (stop.stop_requested())
            break;
        // One after the other where no thread is to be had.
        running.push_back(std::async(std::launch::async | std::launch::deferred, tryAt, index));
    }
    for (auto& each : running)
        report(each.get());
}

} // namespace underpass
