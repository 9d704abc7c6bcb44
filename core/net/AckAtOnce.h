// SPDX-License-Identifier: MIT
#pragma once

#include <asio/ip/tcp.hpp>

namespace underpass {

// Acknowledge what arrives next without the usual wait for something to send along: a server that gathers its
// small packets (Nagle) holds the second one back until the first is acknowledged, 40 milliseconds later. For
// one wait; to be repeated. Nothing where the system has no such switch.
void ackAtOnce(asio::ip::tcp::socket& socket);

} // namespace underpass
