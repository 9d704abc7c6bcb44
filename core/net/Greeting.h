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

// Connects and reads the first line the other side says, cleaned; also one that ends with the connection and
// without a line break, as of servers that are full. Blocks, for 20 seconds at most: a mail server may look
// its caller up before it speaks. A stop request ends it at once. Errors: ConnectRefused, ServerSilent,
// ServerClosed, Cancelled.
[[nodiscard]] Result<std::string> readGreeting(const Endpoint& endpoint, const std::stop_token& stop = {});

} // namespace underpass
