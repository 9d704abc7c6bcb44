// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/PeerIdentity.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace underpass {

class Processes;

// As MIB_TCP_STATE counts (MIB_TCPROW_OWNER_MODULE, iphlpapi).
enum class TcpState : std::uint32_t {
    Closed = 1,
    Listen,
    SynSent,
    SynReceived,
    Established,
    FinWait1,
    FinWait2,
    CloseWait,
    Closing,
    LastAck,
    TimeWait,
    DeleteTcb,
};

enum class TcpFamily { IPv4, IPv6 };
enum class TcpRows { Listeners, Connections };

// Windows' list of TCP sockets, one row each. `created` counts 100 ns since 1601, as FILETIME does, and is 0
// where the system does not say; so is the process, which is the one that made the socket.
struct TcpRow
{
    asio::ip::tcp::endpoint local; // Without the IPv4-mapped disguise.
    asio::ip::tcp::endpoint remote;
    TcpState state = TcpState::Established;
    std::uint32_t processId = 0;
    std::uint64_t created = 0;
};

// The connections of one family.
using TcpTable = std::function<std::vector<TcpRow>(TcpFamily)>;

// GetExtendedTcpTable(); empty when Windows refuses.
[[nodiscard]] std::vector<TcpRow> readTcpTable(TcpFamily family, TcpRows rows);

[[nodiscard]] asio::ip::tcp::endpoint unmapped(const asio::ip::tcp::endpoint& endpoint);

// Wine reports no owner of a connection and has one account, so the tests bring tables and processes of their
// own.
[[nodiscard]] std::unique_ptr<PeerIdentity> openPeerIdentity(
    TcpTable table, std::shared_ptr<Processes> processes);

} // namespace underpass
