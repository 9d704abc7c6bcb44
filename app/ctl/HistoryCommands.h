// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"

namespace underpass {

// Empty: all profiles.
ExitCode showHistory(const Setting& setting, const std::string& idOrName, Output output);
ExitCode forgetHistories(const Setting& setting, const std::string& idOrName);

} // namespace underpass
