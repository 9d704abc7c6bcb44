// SPDX-License-Identifier: MIT
#include "core/control/ReportJson.h"

#include "core/base/CleanText.h"

#include <nlohmann/json.hpp>

namespace underpass {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestText = 4096;

std::string textOrEmpty(const Json& object, const char* field)
{
    return textOf(object, field).value_or(std::string{});
}

bool flag(const Json& object, const char* field, bool otherwise = false)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::uint64_t number(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

Json list(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_array() ? *found : Json::array();
}

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json{} : Json(text);
}

Json toJson(const CallerReport& caller)
{
    return {{"user", caller.user}, {"program", caller.program}, {"rule", caller.rule},
        {"count", caller.count}, {"last", textOrNull(caller.last)}};
}

CallerReport readCaller(const Json& object)
{
    return {textOrEmpty(object, "user"), textOrEmpty(object, "program"), textOrEmpty(object, "rule"),
        number(object, "count"), textOrEmpty(object, "last")};
}

Json toJson(const ForwardReport& forward)
{
    Json callers = Json::array();
    for (const CallerReport& caller : forward.callers)
        callers.push_back(toJson(caller));
    return {{"forward", forward.forward}, {"spec", forward.spec}, {"listen", forward.listen},
        {"listening", forward.listening}, {"required", forward.required}, {"state", forward.state},
        {"words", forward.words}, {"trouble", forward.trouble}, {"reason", forward.reason},
        {"since", textOrNull(forward.since)}, {"lastReached", textOrNull(forward.lastReached)},
        {"lastByte", textOrNull(forward.lastByte)}, {"turnedAway", forward.turnedAway},
        {"timesTurnedAway", forward.timesTurnedAway}, {"callersTurnedAway", std::move(callers)}};
}

ForwardReport readForward(const Json& object)
{
    ForwardReport forward{textOrEmpty(object, "forward"), textOrEmpty(object, "listen"),
        flag(object, "listening"), textOrEmpty(object, "trouble"), textOrEmpty(object, "turnedAway")};
    forward.spec = textOrEmpty(object, "spec");
    forward.state = textOrEmpty(object, "state");
    forward.words = textOrEmpty(object, "words");
    forward.required = flag(object, "required", true);
    forward.reason = textOrEmpty(object, "reason");
    forward.since = textOrEmpty(object, "since");
    forward.lastReached = textOrEmpty(object, "lastReached");
    forward.lastByte = textOrEmpty(object, "lastByte");
    forward.timesTurnedAway = number(object, "timesTurnedAway");
    for (const Json& caller : list(object, "callersTurnedAway")) {
        if (caller.is_object())
            forward.callers.push_back(readCaller(caller));
    }
    return forward;
}

Json roundTripOf(const TunnelReport& tunnel)
{
    if (!tunnel.roundTripMs)
        return {};
    return {{"ms", *tunnel.roundTripMs}, {"by", "keepalive"}, {"at", textOrNull(tunnel.roundTripAt)}};
}

void readRoundTrip(const Json& object, TunnelReport& tunnel)
{
    const auto found = object.find("roundTrip");
    if (found == object.end() || !found->is_object())
        return;
    const auto time = found->find("ms");
    if (time == found->end() || !time->is_number())
        return;
    tunnel.roundTripMs = time->get<double>();
    tunnel.roundTripAt = textOrEmpty(*found, "at");
}

} // namespace

std::optional<std::string> textOf(const Json& object, const char* field)
{
    const auto found = object.find(field);
    if (found == object.end() || !found->is_string())
        return std::nullopt;
    return cleanText(found->get_ref<const std::string&>(), longestText);
}

Json toJson(const TunnelReport& tunnel)
{
    Json forwards = Json::array();
    for (const ForwardReport& forward : tunnel.forwards)
        forwards.push_back(toJson(forward));
    return {{"id", tunnel.id}, {"name", tunnel.name}, {"state", tunnel.state}, {"sentence", tunnel.sentence},
        {"trouble", tunnel.trouble}, {"oldAlgorithms", tunnel.oldAlgorithms},
        {"notInForce", tunnel.notInForce}, {"roundTrip", roundTripOf(tunnel)},
        {"forwards", std::move(forwards)}};
}

std::optional<TunnelReport> readTunnel(const Json& object)
{
    if (!object.is_object())
        return std::nullopt;
    const auto id = textOf(object, "id");
    const auto state = textOf(object, "state");
    if (!id || !state)
        return std::nullopt;
    TunnelReport tunnel{*id, textOrEmpty(object, "name"), *state, textOrEmpty(object, "sentence"),
        textOrEmpty(object, "trouble")};
    for (const Json& algorithm : list(object, "oldAlgorithms")) {
        if (algorithm.is_string())
            tunnel.oldAlgorithms.push_back(cleanText(algorithm.get<std::string>()));
    }
    tunnel.notInForce = textOrEmpty(object, "notInForce");
    readRoundTrip(object, tunnel);
    for (const Json& forward : list(object, "forwards")) {
        if (!forward.is_object())
            return std::nullopt;
        tunnel.forwards.push_back(readForward(forward));
    }
    return tunnel;
}

} // namespace underpass
