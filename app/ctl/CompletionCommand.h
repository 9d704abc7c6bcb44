// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"

#include <string>

namespace underpass {

// Prints the script that has this shell complete our commands.
[[nodiscard]] ExitCode printCompletion(const std::string& shell);

// Answers that script: UNDERPASS_LINE is the line up to the cursor, UNDERPASS_BREAKS bash's breaks. Prints a
// line for each completion, and nothing where something is wrong.
[[nodiscard]] ExitCode completeLine(const Setting& setting, const std::string& shell);

} // namespace underpass
