// SPDX-License-Identifier: MIT
#include "core/control/ForwardWords.h"

#include "core/base/CleanText.h"
#include "core/profile/import/ForwardSpec.h"

#include <ctime>
#include <iomanip>
#include <mutex>
#include <sstream>
#include <utility>

namespace underpass {
namespace {

using Calendar = std::tm* (*)(const std::time_t*); // std::localtime or std::gmtime, which share one answer.

std::string inFormat(Calendar calendar, std::time_t time, const char* format)
{
    static std::mutex oneAtATime;
    const std::lock_guard lock{oneAtATime};
    std::ostringstream text;
    text << std::put_time(calendar(&time), format);
    return text.str();
}

std::string where(const ForwardState& state)
{
    return toString(state.listen) + (listensHere(state.forward) ? "" : " on the server");
}

std::string readyWords(const ForwardState& state, WallTime now)
{
    std::string text{"ready at "};
    text.append(where(state));
    if (!state.lastReached)
        return text.append("; nobody has used it yet");
    return text.append("; not used over this connection yet, last reached at ")
        .append(localTime(*state.lastReached, now));
}

std::string workingWords(const ForwardState& state, WallTime now)
{
    std::string text{"works at "};
    text.append(where(state));
    if (state.lastReached)
        text.append("; last reached at ").append(localTime(*state.lastReached, now));
    if (state.lastByte)
        text.append(", last byte at ").append(localTime(*state.lastByte, now));
    return text;
}

std::string troubleWords(const ForwardState& state, WallTime now)
{
    const std::string what = sentence(*state.trouble);
    if (!state.troubleSince)
        return what;
    return std::string{"since "}.append(localTime(*state.troubleSince, now)).append(": ").append(what);
}

std::string turnedAwayWords(const ForwardState& state, WallTime now)
{
    if (state.turnedAway.empty())
        return {};
    const TurnedAway& last = state.turnedAway.back();
    return sentence(asError(last, state.forward))
        .append(" At ")
        .append(localTime(last.last, now))
        .append("; ")
        .append(std::to_string(timesTurnedAway(state)))
        .append(" in all.");
}

std::string utcOrEmpty(const std::optional<WallTime>& at)
{
    return at ? utcTime(*at) : std::string{};
}

} // namespace

std::string localTime(WallTime at, WallTime now)
{
    const std::time_t then = WallTime::clock::to_time_t(at);
    const std::time_t today = WallTime::clock::to_time_t(now);
    const std::string day = inFormat(std::localtime, then, "%Y-%m-%d ");
    const bool isToday = day == inFormat(std::localtime, today, "%Y-%m-%d ");
    return (isToday ? std::string{} : day) + inFormat(std::localtime, then, "%H:%M:%S");
}

std::string utcTime(WallTime at)
{
    const std::time_t then = WallTime::clock::to_time_t(at);
    return inFormat(std::gmtime, then, "%Y-%m-%dT%H:%M:%SZ");
}

std::string words(const ForwardState& state, WallTime now)
{
    switch (howIs(state)) {
    case ForwardHealth::Off:
        return "turned off";
    case ForwardHealth::NotConnected:
        return "not connected";
    case ForwardHealth::Ready:
        return readyWords(state, now);
    case ForwardHealth::Works:
        return workingWords(state, now);
    case ForwardHealth::Refused:
    case ForwardHealth::Trouble:
        return troubleWords(state, now);
    }
    std::unreachable();
}

ForwardReport reportOf(const ForwardState& state, WallTime now)
{
    ForwardReport report{toString(state.forward), toString(state.listen), state.listening,
        state.trouble ? sentence(*state.trouble) : std::string{}, turnedAwayWords(state, now)};
    report.spec = specOf(state.forward);
    report.state = name(howIs(state));
    report.words = words(state, now);
    report.required = state.forward.required;
    report.reason = state.trouble ? name(state.trouble->code) : "";
    report.since = utcOrEmpty(state.troubleSince);
    report.lastReached = utcOrEmpty(state.lastReached);
    report.lastByte = utcOrEmpty(state.lastByte);
    report.timesTurnedAway = timesTurnedAway(state);
    for (const TurnedAway& each : state.turnedAway)
        report.callers.push_back({cleanText(each.who.user), cleanText(each.who.program), name(each.rule),
            each.count, utcTime(each.last)});
    return report;
}

ForwardReport offlineReportOf(const Forward& forward)
{
    ForwardReport report{toString(forward), toString(forward.listen), false, {}, {}};
    report.spec = specOf(forward);
    report.state = name(howIsOffline(forward));
    report.words = forward.enabled ? "not connected" : "turned off";
    report.required = forward.required;
    return report;
}

} // namespace underpass
