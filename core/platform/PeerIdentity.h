// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <asio/ip/tcp.hpp>

namespace underpass {

// Who opened a loopback connection to us. Text is cleaned. `program` is the path where we may read it, else
// the name, else "".
struct Caller
{
    enum class Relation {
        Me, // The account that runs Underpass, elevated or not.
        SystemService, // Windows: LocalSystem, LocalService, NetworkService. Linux: root.
        Other,
        Unknown, // No row, already gone, or not readable: never treated as anybody.
    };
    Relation relation = Relation::Unknown;
    std::string user; // "anna", "CONTOSO\\anna"; a number where the account has no name.
    std::int64_t processId = 0;
    std::string program;

    bool operator==(const Caller&) const = default;
};

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
