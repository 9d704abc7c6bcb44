// SPDX-License-Identifier: MIT
#pragma once

#include <asio/ip/tcp.hpp>

namespace underpass {

// Whether an accepted socket of ours still belongs to the connection that it was accepted for: it is
// ESTABLISHED, or CLOSE_WAIT where the caller has ended its own direction only (RFC 9293 section 3.3.2).
// While it is, nobody else can have its two addresses, so what the system said of them before was about its
// peer. What a caller that is gone has sent may still be read from the socket. Linux: TCP_INFO (tcp(7)).
// Windows: SIO_TCP_INFO, else getpeername, SO_ERROR, WSAPoll. Costs one system call or a few; changes
// nothing. False on any failure.
[[nodiscard]] bool peerIsPresent(asio::ip::tcp::socket::native_handle_type accepted);

} // namespace underpass
