// SPDX-License-Identifier: MIT
#pragma once

#include <asio/any_io_executor.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {

// The same socket, whose handlers run on `executor` from now on. That one runs where the socket's own does;
// nothing waits for the socket.
[[nodiscard]] asio::ip::tcp::socket withExecutor(
    asio::ip::tcp::socket socket, const asio::any_io_executor& executor);

} // namespace underpass
