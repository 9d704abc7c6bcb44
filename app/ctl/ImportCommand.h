// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"

#include <optional>
#include <string>
#include <vector>

namespace underpass {

// What is to be brought in, and how, as it was typed.
struct ImportOrder
{
    std::string format;
    std::optional<std::string> place; // "-" is standard input.
    std::vector<std::string> only; // Names of sessions, or patterns of them.
    std::vector<std::string> local; // Forwards for sessions that have none.
    std::vector<std::string> remote;
    std::vector<std::string> dynamic;
    bool dryRun = false;
};

// "putty, kitty, openssh, ...": what can be brought in.
[[nodiscard]] std::string importFormats();

// Saves the connections of another program as profiles, and says of each what became of it.
ExitCode importProfiles(const Setting& setting, const ImportOrder& order, Output output);

} // namespace underpass
