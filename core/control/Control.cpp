// SPDX-License-Identifier: MIT
#include "core/control/Control.h"

#include "core/base/CleanText.h"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>

namespace underpass {

namespace {

using Json = nlohmann::json;

constexpr std::array commands{ControlCommand::Status, ControlCommand::Connect, ControlCommand::Disconnect,
    ControlCommand::Reconnect, ControlCommand::ForgetSecrets, ControlCommand::Check, ControlCommand::Show,
    ControlCommand::Quit};

std::optional<std::string> text(const Json& object, const char* field)
{
    const auto found = object.find(field);
    if (found == object.end() || !found->is_string())
        return std::nullopt;
    return cleanText(found->get_ref<const std::string&>(), 4096);
}

std::string textOrEmpty(const Json& object, const char* field)
{
    return text(object, field).value_or(std::string{});
}

bool flag(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::unexpected<Error> violation(const char* what)
{
    return fail(ErrorCode::ProtocolViolation, "the control socket", what);
}

Result<Json> readObject(std::string_view line, std::size_t longest)
{
    if (line.size() > longest)
        return violation("the line is too long");
    Json object = Json::parse(line, nullptr, false);
    if (!object.is_object())
        return violation("not a JSON object");
    return object;
}

std::string oneLine(const Json& object)
{
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Only what is a text.
std::vector<std::string> texts(const Json& object, const char* key)
{
    std::vector<std::string> all;
    const auto found = object.find(key);
    for (const Json& each : found != object.end() && found->is_array() ? *found : Json::array()) {
        if (each.is_string())
            all.push_back(cleanText(each.get<std::string>()));
    }
    return all;
}

Json toJson(const TunnelReport& tunnel)
{
    Json forwards = Json::array();
    for (const ForwardReport& forward : tunnel.forwards) {
        forwards.push_back(
            {{"forward", forward.forward}, {"listen", forward.listen}, {"listening", forward.listening},
                {"trouble", forward.trouble}, {"turnedAway", forward.turnedAway}});
    }
    return {{"id", tunnel.id}, {"name", tunnel.name}, {"state", tunnel.state}, {"sentence", tunnel.sentence},
        {"trouble", tunnel.trouble}, {"oldAlgorithms", tunnel.oldAlgorithms},
        {"forwards", std::move(forwards)}};
}

Json toJson(const StepReport& step)
{
    Json json{
        {"step", step.step}, {"sentence", step.sentence}, {"trouble", step.trouble}, {"advice", step.advice}};
    if (step.milliseconds)
        json["ms"] = *step.milliseconds;
    return json;
}

std::vector<StepReport> readSteps(const Json& reply)
{
    std::vector<StepReport> steps;
    const auto found = reply.find("steps");
    for (const Json& each : found != reply.end() && found->is_array() ? *found : Json::array()) {
        if (!each.is_object())
            continue;
        StepReport step{
            textOrEmpty(each, "step"), textOrEmpty(each, "sentence"), textOrEmpty(each, "trouble")};
        if (const auto took = each.find("ms"); took != each.end() && took->is_number_integer())
            step.milliseconds = took->get<std::int64_t>();
        step.advice = texts(each, "advice");
        steps.push_back(std::move(step));
    }
    return steps;
}

std::optional<TunnelReport> readTunnel(const Json& object)
{
    if (!object.is_object())
        return std::nullopt;
    const auto id = text(object, "id");
    const auto state = text(object, "state");
    if (!id || !state)
        return std::nullopt;
    TunnelReport tunnel{*id, textOrEmpty(object, "name"), *state, textOrEmpty(object, "sentence"),
        textOrEmpty(object, "trouble"), texts(object, "oldAlgorithms"), {}};
    const auto forwards = object.find("forwards");
    if (forwards == object.end() || !forwards->is_array())
        return tunnel;
    for (const Json& forward : *forwards) {
        if (!forward.is_object())
            return std::nullopt;
        tunnel.forwards.push_back({textOrEmpty(forward, "forward"), textOrEmpty(forward, "listen"),
            flag(forward, "listening"), textOrEmpty(forward, "trouble"), textOrEmpty(forward, "turnedAway")});
    }
    return tunnel;
}

} // namespace

Result<ControlRequest> readRequest(std::string_view line)
{
    const auto object = readObject(line, longestControlRequest);
    if (!object)
        return fail(object);
    const auto wanted = text(*object, "command");
    for (const ControlCommand command : commands) {
        if (wanted != name(command))
            continue;
        ControlRequest request{command, textOrEmpty(*object, "profile"), textOrEmpty(*object, "asker")};
        if (isForOneProfile(command) && request.profile.empty())
            return violation("the command needs a profile");
        return request;
    }
    return violation("no such command");
}

std::string writeRequest(const ControlRequest& request)
{
    Json object{{"command", name(request.command)}, {"profile", request.profile}};
    if (!request.asker.empty())
        object["asker"] = request.asker;
    return oneLine(object);
}

Result<ControlReply> readReply(std::string_view line)
{
    const auto object = readObject(line, longestControlReply);
    if (!object)
        return fail(object);
    const auto process = object->find("process");
    const auto tunnels = object->find("tunnels");
    if (process == object->end() || !process->is_number_integer() || tunnels == object->end()
        || !tunnels->is_array())
        return violation("a field is missing or has the wrong type");
    ControlReply reply{process->get<std::int64_t>(), textOrEmpty(*object, "refused"), {},
        textOrEmpty(*object, "profiles"), readSteps(*object), flag(*object, "over")};
    for (const Json& entry : *tunnels) {
        auto tunnel = readTunnel(entry);
        if (!tunnel)
            return violation("a tunnel is damaged");
        reply.tunnels.push_back(std::move(*tunnel));
    }
    return reply;
}

std::string writeReply(const ControlReply& reply)
{
    Json tunnels = Json::array();
    for (const TunnelReport& tunnel : reply.tunnels)
        tunnels.push_back(toJson(tunnel));
    Json steps = Json::array();
    for (const StepReport& step : reply.steps)
        steps.push_back(toJson(step));
    return oneLine({{"process", reply.processId}, {"refused", reply.refused}, {"tunnels", std::move(tunnels)},
        {"profiles", reply.profiles}, {"steps", std::move(steps)}, {"over", reply.isOver}});
}

const char* name(ControlCommand command)
{
    switch (command) {
    case ControlCommand::Status:
        return "status";
    case ControlCommand::Connect:
        return "connect";
    case ControlCommand::Disconnect:
        return "disconnect";
    case ControlCommand::Reconnect:
        return "reconnect";
    case ControlCommand::ForgetSecrets:
        return "forget-secrets";
    case ControlCommand::Check:
        return "check";
    case ControlCommand::Show:
        return "show";
    case ControlCommand::Quit:
        return "quit";
    }
    return "";
}

bool isForOneProfile(ControlCommand command)
{
    return command == ControlCommand::Connect || command == ControlCommand::Disconnect
        || command == ControlCommand::Reconnect || command == ControlCommand::ForgetSecrets
        || command == ControlCommand::Check;
}

} // namespace underpass
