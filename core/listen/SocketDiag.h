// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/ProcNet.h"

#include <variant>

namespace underpass {

struct NoSuchConnection
{ };
struct CannotAsk
{ };
using SocketDiagAnswer = std::variant<ProcNetRow, NoSuchConnection, CannotAsk>;

// Asks the Linux kernel for exactly one connection (sock_diag(7)), named as its owner sees it. That costs the
// same however many sockets there are, and unlike a reading of /proc/net/tcp it cannot miss a row while
// others come and go: NoSuchConnection is certain. CannotAsk where this kernel does not answer such questions
// or may not be asked (a sandbox); nothing is known then. Blocks for microseconds. Thread-safe.
[[nodiscard]] SocketDiagAnswer askSocketDiag(
    const asio::ip::tcp::endpoint& local, const asio::ip::tcp::endpoint& remote);

} // namespace underpass
