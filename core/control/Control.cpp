// SPDX-License-Identifier: MIT
#include "core/control/Control.h"

#include "core/control/ReportJson.h"
#include "core/control/StepJson.h"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>

namespace underpass {

namespace {

using Json = nlohmann::json;

constexpr std::array commands{ControlCommand::Status, ControlCommand::Connect, ControlCommand::Disconnect,
    ControlCommand::Reconnect, ControlCommand::ForgetSecrets, ControlCommand::Check,
    ControlCommand::ProfilesChanged, ControlCommand::Show, ControlCommand::Quit};

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

} // namespace

Result<ControlRequest> readRequest(std::string_view line)
{
    const auto object = readObject(line, longestControlRequest);
    if (!object)
        return fail(object);
    const auto wanted = textOf(*object, "command");
    for (const ControlCommand command : commands) {
        if (wanted != name(command))
            continue;
        ControlRequest request{command, textOf(*object, "profile").value_or(""),
            textOf(*object, "asker").value_or(""), textOf(*object, "folder").value_or("")};
        if (isForOneProfile(command) && request.profile.empty())
            return violation("the command needs a profile");
        return request;
    }
    return violation("no such command");
}

std::string writeRequest(const ControlRequest& request)
{
    return oneLine({{"command", name(request.command)}, {"profile", request.profile},
        {"asker", request.asker}, {"folder", request.folder}});
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
    const auto over = object->find("over");
    ControlReply reply{process->get<std::int64_t>(), textOf(*object, "refused").value_or(""), {},
        textOf(*object, "profiles").value_or(""), stepsIn(*object),
        over != object->end() && over->is_boolean() && over->get<bool>()};
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
    return oneLine({{"process", reply.processId}, {"refused", reply.refused}, {"tunnels", std::move(tunnels)},
        {"profiles", reply.profiles}, {"steps", toJson(reply.steps)}, {"over", reply.isOver}});
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
    case ControlCommand::ProfilesChanged:
        return "profiles-changed";
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
