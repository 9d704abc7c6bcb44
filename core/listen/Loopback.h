// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/base/Error.h"

#include <vector>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {

// Sockets that listen on a forward's address. "localhost" means 127.0.0.1 and ::1 on one port, both or
// neither: programs try
// ::1 first, so whoever else held it would get our connections. Port 0 picks one that is free on both.
// Errors: PortInUse (says who holds it), PortReserved, ListenRefused.
[[nodiscard]] Result<std::vector<asio::ip::tcp::acceptor>> listenOn(
    asio::io_context& worker, const Endpoint& endpoint);

} // namespace underpass
