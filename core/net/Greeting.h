// SPDX-License-Identifier: MIT
#pragma once

#include "core/Endpoint.h"

#include <string>
#include <vector>

namespace underpass {

// The addresses of a host, as text. Blocks as long as the system's resolver does: for the terminal and for
// helper threads.
[[nodiscard]] Result<std::vector<std::string>> resolve(const Endpoint& endpoint);

// Connects and reads the first line the other side says, cleaned. Blocks, for 20 seconds at most: a mail
// server may look its caller up before it speaks.
[[nodiscard]] Result<std::string> readGreeting(const Endpoint& endpoint);

} // namespace underpass
