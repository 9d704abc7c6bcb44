// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"

namespace underpass {

enum class Follow { No, Yes };

// What the logs say of a profile, which may have been removed; Follow::Yes goes on until it is stopped or
// nobody reads it any more.
ExitCode showLog(const Setting& setting, const std::string& idOrName, Follow follow, Output output);

} // namespace underpass
