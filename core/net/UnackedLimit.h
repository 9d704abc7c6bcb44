// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

#include <asio/ip/tcp.hpp>

namespace underpass {

// How long what was sent may stay without any acknowledgement before the system gives the connection up. Of
// one on which something is on its way: one at rest may be silent for ever. Linux: TCP_USER_TIMEOUT (tcp(7),
// RFC 5482). Windows: TCP_MAXRT, in whole seconds; where that is missing, its own limit of about 21 s stays.
inline constexpr std::chrono::milliseconds longestUnacked = std::chrono::minutes{15};
void limitUnacked(asio::ip::tcp::socket& socket, std::chrono::milliseconds longest = longestUnacked);

} // namespace underpass
