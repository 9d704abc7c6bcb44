// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"

#include <string>
#include <vector>

namespace underpass {

// Tells what happens to these tunnels, to all where none is named, until it is stopped or nobody reads it any
// more.
ExitCode watchTunnels(const Setting& setting, const std::vector<std::string>& idsOrNames, Output output);

} // namespace underpass
