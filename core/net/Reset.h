// SPDX-License-Identifier: MIT
#pragma once

#include <system_error>

#include <asio/ip/tcp.hpp>

namespace underpass {

// Ends a connection so that its other side sees a failure at once, whatever is still on the way.
inline void reset(asio::ip::tcp::socket& socket)
{
    std::error_code ignored;
    socket.set_option(asio::socket_base::linger{true, 0}, ignored);
    socket.close(ignored);
}

} // namespace underpass
