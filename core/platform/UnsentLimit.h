// SPDX-License-Identifier: MIT
#pragma once

#include <asio/ip/tcp.hpp>

namespace underpass {

// Bounds what the system keeps unsent for a program that does not read: without it a socket on Linux takes
// up to 4 MB more than the other end has room for (tcp(7), tcp_wmem). What is under way is not bounded, so
// it costs no throughput. Nothing where the system has no such switch; Windows takes little of its own
// accord.
void limitUnsent(asio::ip::tcp::socket& socket);

} // namespace underpass
