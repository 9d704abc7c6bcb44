// SPDX-License-Identifier: MIT
#include "core/control/StateJson.h"

#include "core/base/Overload.h"
#include "core/control/QuestionJson.h"
#include "core/control/ReportJson.h"
#include "core/profile/import/ForwardSpec.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <string>

namespace underpass {
namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;

std::string text(const Json& object, const char* field)
{
    return textOf(object, field).value_or(std::string{});
}

bool flag(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::int64_t> number(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_number_integer() ? std::optional{found->get<std::int64_t>()}
                                                               : std::nullopt;
}

Json part(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() ? *found : Json{};
}

// A time of our own clock, which no other process has.
std::int64_t fromNow(TimePoint time, TimePoint now)
{
    return std::chrono::duration_cast<milliseconds>(time - now).count();
}

std::optional<TimePoint> timeIn(const Json& object, const char* field, TimePoint now)
{
    const auto found = number(object, field);
    return found ? std::optional{now + milliseconds{*found}} : std::nullopt;
}

std::int64_t ofDay(WallTime time)
{
    return std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count();
}

std::optional<WallTime> dayIn(const Json& object, const char* field)
{
    const auto found = number(object, field);
    return found ? std::optional{WallTime{} + milliseconds{*found}} : std::nullopt;
}

Json toJson(const Error& error)
{
    Json json{{"code", name(error.code)}, {"subject", error.subject}, {"detail", error.detail},
        {"serverSays", error.serverSays}};
    if (error.jumpHost)
        json["jumpHost"] = toString(*error.jumpHost);
    return json;
}

std::optional<Error> readError(const Json& object)
{
    const auto code = object.is_object() ? errorCodeNamed(text(object, "code")) : std::nullopt;
    if (!code)
        return std::nullopt;
    Error error{*code, text(object, "subject"), text(object, "detail")};
    error.serverSays = text(object, "serverSays");
    if (const auto jumpHost = Endpoint::parse(text(object, "jumpHost"), 0))
        error.jumpHost = *jumpHost;
    return error;
}

Json toJson(const std::vector<Notice>& notices)
{
    Json all = Json::array();
    for (const Notice& notice : notices)
        all.push_back(underpass::toJson(notice));
    return all;
}

std::vector<Notice> readNotices(const Json& object)
{
    std::vector<Notice> notices;
    for (const Json& each : part(object, "notices")) {
        if (auto notice = readNotice(each))
            notices.push_back(std::move(*notice));
    }
    return notices;
}

Json toJson(const ForwardState& state)
{
    Json json{{"spec", specOf(state.forward)}, {"listen", toString(state.listen)},
        {"listening", state.listening}, {"proven", state.isProven}};
    if (state.trouble)
        json["trouble"] = toJson(*state.trouble);
    if (state.troubleSince)
        json["troubleSince"] = ofDay(*state.troubleSince);
    if (state.lastReached)
        json["lastReached"] = ofDay(*state.lastReached);
    if (state.lastByte)
        json["lastByte"] = ofDay(*state.lastByte);
    return json;
}

std::optional<ForwardState> readForward(const Json& object, const Profile& profile)
{
    if (!object.is_object())
        return std::nullopt;
    const auto forward = std::ranges::find(profile.forwards, text(object, "spec"), specOf);
    if (forward == profile.forwards.end())
        return std::nullopt;
    ForwardState state{*forward, Endpoint::parse(text(object, "listen"), 0).value_or(forward->listen),
        flag(object, "listening"), readError(part(object, "trouble"))};
    state.troubleSince = dayIn(object, "troubleSince");
    state.isProven = flag(object, "proven");
    state.lastReached = dayIn(object, "lastReached");
    state.lastByte = dayIn(object, "lastByte");
    return state;
}

Json onlineToJson(const Online& online, TimePoint now)
{
    Json forwards = Json::array();
    for (const ForwardState& forward : online.forwards)
        forwards.push_back(toJson(forward));
    Json json{{"state", "online"}, {"attempt", online.attempt}, {"since", fromNow(online.since, now)},
        {"forwards", std::move(forwards)}, {"answersNothing", online.answersNothing},
        {"notices", toJson(online.notices)}};
    if (online.silentSince)
        json["silentSince"] = fromNow(*online.silentSince, now);
    if (online.unheardSince)
        json["unheardSince"] = fromNow(*online.unheardSince, now);
    if (online.roundTrip) {
        json["roundTrip"] = online.roundTrip->time.count();
        json["roundTripAt"] = ofDay(online.roundTrip->at);
    }
    return json;
}

Online readOnline(const Json& object, const Profile& profile, TimePoint now)
{
    Online online;
    online.since = timeIn(object, "since", now).value_or(now);
    for (const Json& each : part(object, "forwards")) {
        if (auto forward = readForward(each, profile))
            online.forwards.push_back(std::move(*forward));
    }
    online.silentSince = timeIn(object, "silentSince", now);
    online.unheardSince = timeIn(object, "unheardSince", now);
    online.answersNothing = flag(object, "answersNothing");
    online.notices = readNotices(object);
    const auto time = number(object, "roundTrip");
    const auto at = dayIn(object, "roundTripAt");
    if (time && at)
        online.roundTrip = RoundTrip{std::chrono::nanoseconds{*time}, *at};
    return online;
}

int attemptIn(const Json& object)
{
    return static_cast<int>(std::clamp<std::int64_t>(number(object, "attempt").value_or(1), 1, 1'000'000));
}

Json toJson(const TunnelState& state, TimePoint now)
{
    return std::visit(
        Overload{
            [](const Stopped&) -> Json { return {{"state", "stopped"}}; },
            [](const Connecting& connecting) -> Json {
                return {{"state", "connecting"}, {"attempt", connecting.attempt},
                    {"notices", toJson(connecting.notices)}};
            },
            [now](const Online& online) { return onlineToJson(online, now); },
            [now](const Waiting& waiting) -> Json {
                return {{"state", "waiting"}, {"attempt", waiting.attempt},
                    {"until", fromNow(waiting.until, now)}, {"why", toJson(waiting.why)}};
            },
            [](const NeedsUser& asks) -> Json {
                return {{"state", "needs-user"}, {"attempt", asks.attempt},
                    {"question", underpass::toJson(asks.question)}, {"notices", toJson(asks.notices)}};
            },
            [](const Failed& failed) -> Json { return {{"state", "failed"}, {"why", toJson(failed.why)}}; },
        },
        state);
}

} // namespace

std::string writeState(const TunnelState& state, TimePoint now)
{
    return toJson(state, now).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<TunnelState> readState(std::string_view line, const Profile& profile, TimePoint now)
{
    const Json object = Json::parse(line, nullptr, false);
    if (!object.is_object())
        return std::nullopt;
    const std::string kind = text(object, "state");
    if (kind == "stopped")
        return Stopped{};
    if (kind == "connecting")
        return Connecting{attemptIn(object), readNotices(object)};
    if (kind == "online") {
        Online online = readOnline(object, profile, now);
        online.attempt = attemptIn(object);
        return online;
    }
    const auto why = readError(part(object, "why"));
    if (kind == "waiting" && why)
        return Waiting{attemptIn(object), timeIn(object, "until", now).value_or(now), *why};
    if (kind == "failed" && why)
        return Failed{*why};
    auto question = readQuestion(part(object, "question"));
    if (kind == "needs-user" && question)
        return NeedsUser{attemptIn(object), std::move(*question), readNotices(object)};
    return std::nullopt;
}

} // namespace underpass
