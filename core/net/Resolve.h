// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/base/Error.h"

#include <stop_token>
#include <string>
#include <vector>

namespace underpass {

// The addresses of a host, as text. Blocks as long as the system's resolver does, but a stop request ends it
// at once with Cancelled: for the terminal and for helper threads.
[[nodiscard]] Result<std::vector<std::string>> resolve(
    const Endpoint& endpoint, const std::stop_token& stop = {});

} // namespace underpass
