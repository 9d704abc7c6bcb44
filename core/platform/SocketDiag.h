// SPDX-License-Identifier: MIT
#pragma once

#include "core/platform/ProcNet.h"

namespace underpass {

// Asks the Linux kernel for exactly one connection (sock_diag(7)), named as its owner sees it. That costs the
// same however many sockets there are, and unlike a reading of /proc/net/tcp it cannot miss a row while
// others come and go. Nothing when there is no such connection, or when this kernel does not answer such
// questions.
[[nodiscard]] std::optional<ProcNetRow> askSocketDiag(
    const asio::ip::tcp::endpoint& local, const asio::ip::tcp::endpoint& remote);

} // namespace underpass
