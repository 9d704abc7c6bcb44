// SPDX-License-Identifier: MIT
#include "core/control/StepJson.h"

#include "core/base/CleanText.h"
#include "core/control/ReportJson.h"

#include <nlohmann/json.hpp>

namespace underpass {
namespace {

using Json = nlohmann::json;

Json elements(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_array() ? *found : Json::array();
}

StepReport stepIn(const Json& object)
{
    StepReport step{textOf(object, "step").value_or(""), textOf(object, "sentence").value_or(""),
        textOf(object, "trouble").value_or("")};
    if (const auto took = object.find("ms"); took != object.end() && took->is_number_integer())
        step.milliseconds = took->get<std::int64_t>();
    for (const Json& line : elements(object, "advice")) {
        if (line.is_string())
            step.advice.push_back(cleanText(line.get_ref<const std::string&>(), 4096));
    }
    return step;
}

} // namespace

Json toJson(const std::vector<StepReport>& steps)
{
    Json all = Json::array();
    for (const StepReport& step : steps) {
        Json each{{"step", step.step}, {"sentence", step.sentence}, {"trouble", step.trouble},
            {"advice", step.advice}};
        if (step.milliseconds)
            each["ms"] = *step.milliseconds;
        all.push_back(std::move(each));
    }
    return all;
}

std::vector<StepReport> stepsIn(const Json& reply)
{
    std::vector<StepReport> steps;
    for (const Json& each : elements(reply, "steps")) {
        if (each.is_object())
            steps.push_back(stepIn(each));
    }
    return steps;
}

} // namespace underpass
