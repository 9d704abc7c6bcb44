// SPDX-License-Identifier: MIT
#include "core/control/Control.h"

#include "core/control/QuestionJson.h"
#include "core/control/ReportJson.h"
#include "core/control/StepJson.h"
#include "core/control/TypedFields.h"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>
#include <utility>

namespace underpass {

namespace {

using Json = nlohmann::json;

constexpr std::array commands{ControlCommand::Status, ControlCommand::Connect, ControlCommand::Disconnect,
    ControlCommand::Reconnect, ControlCommand::ForgetSecrets, ControlCommand::Check, ControlCommand::Attend,
    ControlCommand::Answer, ControlCommand::HandOver, ControlCommand::ProfilesChanged, ControlCommand::Show,
    ControlCommand::Events, ControlCommand::Quit};

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

std::optional<std::uint64_t> numberOf(const Json& object, const char* field)
{
    const auto found = object.find(field);
    if (found == object.end() || !found->is_number_unsigned())
        return std::nullopt;
    return found->get<std::uint64_t>();
}

std::string oneLine(const Json& object)
{
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool flag(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::uint64_t number(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

Json elements(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_array() ? *found : Json::array();
}

ConnectWishes wishesIn(const Json& object)
{
    ConnectWishes wishes{{}, textOf(object, "agent").value_or(""), flag(object, "verbose")};
    for (const Json& file : elements(object, "knownHosts")) {
        if (file.is_string())
            wishes.knownHosts.push_back(file.get<std::string>());
    }
    return wishes;
}

Json toJson(const Telling& telling)
{
    Json json{{"number", telling.number}, {"trouble", telling.isTrouble}};
    if (telling.notice)
        json["notice"] = underpass::toJson(*telling.notice);
    else
        json["line"] = telling.line;
    return json;
}

std::vector<Telling> tellingsIn(const Json& reply)
{
    std::vector<Telling> told;
    for (const Json& each : elements(reply, "told")) {
        if (!each.is_object())
            continue;
        Telling telling{number(each, "number"), textOf(each, "line").value_or(""), {}, flag(each, "trouble")};
        if (const auto notice = each.find("notice"); notice != each.end())
            telling.notice = readNotice(*notice);
        told.push_back(std::move(telling));
    }
    return told;
}

std::optional<PutQuestion> questionIn(const Json& reply)
{
    const auto found = reply.find("question");
    auto question = found != reply.end() ? readQuestion(*found) : std::nullopt;
    if (!question)
        return std::nullopt;
    return PutQuestion{number(reply, "ticket"), std::move(*question)};
}

// Whoever reads one cleans what is in it.
std::map<ProfileId, std::string> statesIn(const Json& reply)
{
    std::map<ProfileId, std::string> states;
    const auto found = reply.find("states");
    if (found == reply.end() || !found->is_object())
        return states;
    for (const auto& [id, state] : found->items()) {
        if (state.is_string())
            states[id] = state.get<std::string>();
    }
    return states;
}

} // namespace

ConnectWishes trusting(const std::vector<std::filesystem::path>& knownHosts)
{
    ConnectWishes wishes;
    std::error_code ignored;
    for (const std::filesystem::path& file : knownHosts)
        wishes.knownHosts.push_back(std::filesystem::absolute(file, ignored).string());
    return wishes;
}

Result<ControlRequest> readRequest(std::string_view line)
{
    if (line.size() > longestControlRequest)
        return violation("the line is too long");
    const std::string_view text = line.substr(0, line.find(beforeTyped));
    const auto object = readObject(text, longestControlRequest);
    if (!object)
        return fail(object);
    const auto wanted = textOf(*object, "command");
    for (const ControlCommand command : commands) {
        if (wanted != name(command))
            continue;
        ControlRequest request{command, textOf(*object, "profile").value_or(""),
            textOf(*object, "asker").value_or(""), textOf(*object, "user").value_or("")};
        request.since = numberOf(*object, "since");
        if (isForOneProfile(command) && request.profile.empty())
            return violation("the command needs a profile");
        request.wishes = wishesIn(*object);
        request.heard = number(*object, "heard");
        request.isLast = flag(*object, "last");
        request.ticket = number(*object, "ticket");
        request.wantsStates = flag(*object, "states");
        if (command == ControlCommand::Answer && !flag(*object, "declined")) {
            auto secrets = readTyped(line.substr(text.size()));
            if (!secrets)
                return violation("an answer is damaged");
            request.answer
                = std::make_shared<const Answer>(Answer{std::move(*secrets), flag(*object, "remember")});
        }
        return request;
    }
    return violation("no such command");
}

WipedLine writeRequest(const ControlRequest& request)
{
    Json object{{"command", name(request.command)}, {"profile", request.profile}, {"asker", request.asker},
        {"user", request.user}, {"knownHosts", request.wishes.knownHosts}, {"agent", request.wishes.agent},
        {"verbose", request.wishes.verbose}, {"heard", request.heard}, {"last", request.isLast},
        {"ticket", request.ticket}, {"states", request.wantsStates}, {"declined", !request.answer},
        {"remember", request.answer && request.answer->remember}};
    if (request.since)
        object["since"] = *request.since;
    const std::string text = oneLine(object);
    WipedLine line(text.begin(), text.end());
    if (request.answer)
        appendTyped(line, request.answer->secrets);
    return line;
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
    ControlReply reply{process->get<std::int64_t>(), textOf(*object, "refused").value_or(""), {},
        textOf(*object, "profiles").value_or(""), stepsIn(*object), flag(*object, "over"),
        flag(*object, "background"), flag(*object, "begun"), tellingsIn(*object), questionIn(*object)};
    reply.isHandedOver = flag(*object, "handedOver");
    reply.runsElsewhere = flag(*object, "elsewhere");
    reply.states = statesIn(*object);
    for (const Json& entry : *tunnels) {
        auto tunnel = readTunnel(entry);
        if (!tunnel)
            return violation("a tunnel is damaged");
        reply.tunnels.push_back(std::move(*tunnel));
    }
    reply.lastEvent = numberOf(*object, "lastEvent").value_or(0);
    for (const Json& entry : object->value("events", Json::array())) {
        auto event = readEvent(entry);
        if (!event)
            return violation("an event is damaged");
        reply.events.push_back(std::move(*event));
    }
    return reply;
}

std::string writeReply(const ControlReply& reply)
{
    Json tunnels = Json::array();
    for (const TunnelReport& tunnel : reply.tunnels)
        tunnels.push_back(underpass::toJson(tunnel));
    Json told = Json::array();
    for (const Telling& telling : reply.told)
        told.push_back(toJson(telling));
    Json line{{"process", reply.processId}, {"refused", reply.refused}, {"tunnels", std::move(tunnels)},
        {"profiles", reply.profiles}, {"steps", underpass::toJson(reply.steps)}, {"over", reply.isOver},
        {"background", reply.isBackground}, {"begun", reply.hasBegun}, {"told", std::move(told)}};
    if (reply.question) {
        line["question"] = underpass::toJson(reply.question->question);
        line["ticket"] = reply.question->ticket;
    }
    Json events = Json::array();
    for (const JournalEvent& event : reply.events)
        events.push_back(underpass::toJson(event));
    line["events"] = std::move(events);
    line["lastEvent"] = reply.lastEvent;
    line["handedOver"] = reply.isHandedOver;
    line["elsewhere"] = reply.runsElsewhere;
    line["states"] = reply.states;
    return oneLine(line);
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
    case ControlCommand::Attend:
        return "attend";
    case ControlCommand::Answer:
        return "answer";
    case ControlCommand::HandOver:
        return "hand-over";
    case ControlCommand::ProfilesChanged:
        return "profiles-changed";
    case ControlCommand::Show:
        return "show";
    case ControlCommand::Events:
        return "events";
    case ControlCommand::Quit:
        return "quit";
    }
    return "";
}

bool isForOneProfile(ControlCommand command)
{
    return command == ControlCommand::Connect || command == ControlCommand::Disconnect
        || command == ControlCommand::Reconnect || command == ControlCommand::ForgetSecrets
        || command == ControlCommand::Check || command == ControlCommand::Attend
        || command == ControlCommand::Answer || command == ControlCommand::HandOver;
}

} // namespace underpass
