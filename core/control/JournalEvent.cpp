// SPDX-License-Identifier: MIT
#include "core/control/JournalEvent.h"

#include "core/control/ReportJson.h"

#include <nlohmann/json.hpp>

namespace underpass {

using Json = nlohmann::json;

Json toJson(const JournalEvent& event)
{
    return {{"number", event.number}, {"event", event.event}, {"at", event.at.time_since_epoch().count()},
        {"id", event.id}, {"name", event.name}, {"state", event.state}, {"cause", event.cause},
        {"sentence", event.sentence}, {"forward", event.forward}, {"forwardState", event.forwardState},
        {"user", event.user}, {"program", event.program}, {"rule", event.rule}, {"times", event.times}};
}

std::optional<JournalEvent> readEvent(const Json& object)
{
    const auto number = [&](const char* field) -> std::optional<std::uint64_t> {
        const auto found = object.find(field);
        if (found == object.end() || !found->is_number_integer() || found->get<std::int64_t>() < 0)
            return std::nullopt;
        return found->get<std::uint64_t>();
    };
    const auto text = [&](const char* field) { return textOf(object, field).value_or(""); };
    if (!object.is_object() || !number("number") || !number("at") || text("event").empty())
        return std::nullopt;
    const std::chrono::seconds at{static_cast<std::int64_t>(*number("at"))};
    return JournalEvent{*number("number"), text("event"), std::chrono::sys_seconds{at}, text("id"),
        text("name"), text("state"), text("cause"), text("sentence"), text("forward"), text("forwardState"),
        text("user"), text("program"), text("rule"), number("times").value_or(0)};
}

} // namespace underpass
