// SPDX-License-Identifier: MIT
#pragma once

#include <asio/ip/tcp.hpp>

namespace underpass {

// Bounds what the system keeps unsent for a program that does not read, which on Linux is up to 4 MB more
// than the other end has room for (tcp(7), tcp_wmem). Until the limit is lifted: to a program that reads in
// bursts those megabytes are worth having. Nothing where the system has no such switch; Windows takes little
// of its own accord.
void limitUnsent(asio::ip::tcp::socket& socket);
void liftUnsentLimit(asio::ip::tcp::socket& socket);

} // namespace underpass
