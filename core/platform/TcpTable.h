// SPDX-License-Identifier: MIT
#pragma once

#include "core/platform/PeerIdentity.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace underpass {

// Windows' list of TCP sockets, one row each. `created` counts 100 ns since 1601, as FILETIME does, and is 0
// where the system does not say; so is the process.
struct TcpRow
{
    asio::ip::tcp::endpoint local; // Without the IPv4-mapped disguise.
    asio::ip::tcp::endpoint remote;
    bool listening = false;
    std::uint32_t processId = 0;
    std::uint64_t created = 0;
};

using TcpTable = std::function<std::vector<TcpRow>()>;

// GetExtendedTcpTable() for IPv4 and IPv6; empty when Windows refuses.
[[nodiscard]] std::vector<TcpRow> readTcpTable();

[[nodiscard]] asio::ip::tcp::endpoint unmapped(const asio::ip::tcp::endpoint& endpoint);

// Wine reports no process, so the tests bring a table of their own.
[[nodiscard]] std::unique_ptr<PeerIdentity> openPeerIdentity(TcpTable table);

} // namespace underpass
