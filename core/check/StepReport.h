// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

// A step of a check in words, for the terminal, its JSON and other programs.
struct StepReport
{
    std::string step; // name(CheckStage)
    std::string sentence;
    std::string trouble = {}; // name(ErrorCode), or empty where all is well.
    std::optional<std::int64_t> milliseconds = {};
    std::vector<std::string> advice = {}; // Lines of sshd_config.

    bool operator==(const StepReport&) const = default;
};
struct CheckStep;
[[nodiscard]] StepReport reportOf(const CheckStep& step);

} // namespace underpass
