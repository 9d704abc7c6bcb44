// SPDX-License-Identifier: MIT
#pragma once

#include "core/Caller.h"

#include <memory>

#include <asio/ip/tcp.hpp>

namespace underpass {

// Finds out who holds the other end of a TCP connection whose both ends are on this machine.
// Linux: sock_diag(7), else /proc/net/tcp and tcp6; a row counts only with a living inode (a closed socket
// may show uid 0, as if it were root's). Windows: GetExtendedTcpTable, then process token. identify() may
// take some milliseconds; it is called on a helper thread. Thread-safe.
class PeerIdentity
{
public:
    virtual ~PeerIdentity() = default;

    // `local` is our accepted socket's own address, `remote` its peer's. Both may be IPv4-mapped.
    [[nodiscard]] virtual Caller identify(
        const asio::ip::tcp::endpoint& local, const asio::ip::tcp::endpoint& remote)
        = 0;
};

[[nodiscard]] std::unique_ptr<PeerIdentity> openPeerIdentity();

} // namespace underpass
