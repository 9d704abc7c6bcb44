// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"

#include <memory>

#include <asio/ip/tcp.hpp>

namespace underpass {

// Finds out who holds the other end of a TCP connection whose both ends are on this machine.
// Linux: sock_diag(7), else /proc/net/tcp and tcp6; a row counts only with a living inode (a closed socket
// may show uid 0, as if it were root's). Windows: GetExtendedTcpTable, then process token. Called on a helper
// thread. Thread-safe.
//
// A connection is named by its two addresses, which others can have once it is over. So an answer holds only
// where our own socket is looked at afterwards and its peer is still there (peerIsPresent).
class PeerIdentity
{
public:
    virtual ~PeerIdentity() = default;

    // `local` is our accepted socket's own address, `remote` its peer's. Both may be IPv4-mapped.

    // Whose connection it is: relation, `user` where that costs nothing, `processId` where the system says it
    // with the account. Enough for every rule without a program list. Fast.
    [[nodiscard]] virtual Caller account(
        const asio::ip::tcp::endpoint& local, const asio::ip::tcp::endpoint& remote)
        = 0;
    // `caller` (what account() said) with the names of program and account, for rules that list programs and
    // for sentences. May take long (a domain controller, /proc). Unknown if the connection is no longer the
    // same one.
    [[nodiscard]] virtual Caller described(
        Caller caller, const asio::ip::tcp::endpoint& local, const asio::ip::tcp::endpoint& remote)
        = 0;
};

[[nodiscard]] std::unique_ptr<PeerIdentity> openPeerIdentity();

} // namespace underpass
