// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/StepReport.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace underpass {

// Steps of a check as the control socket carries them. What is read has been through cleanText(), and what
// has a wrong type is left out.
[[nodiscard]] nlohmann::json toJson(const std::vector<StepReport>& steps);
[[nodiscard]] std::vector<StepReport> stepsIn(const nlohmann::json& reply);

} // namespace underpass
