// SPDX-License-Identifier: MIT
#pragma once

#include <system_error>

#include <asio/ip/tcp.hpp>

namespace underpass {

// Makes sure that no other program can bind the same address while we listen, and that we can bind again
// right after a restart. Linux: SO_REUSEADDR, which lets nobody in beside a listener. Windows:
// SO_EXCLUSIVEADDRUSE.
void makeExclusive(asio::ip::tcp::acceptor& acceptor, std::error_code& failed);

} // namespace underpass
