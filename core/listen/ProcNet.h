// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/PeerIdentity.h"
#include "core/listen/SocketHolder.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include <asio/ip/tcp.hpp>

namespace underpass {

// One row of Linux's /proc/net/tcp or tcp6 (proc(5)). A socket whose owner has closed it shows inode 0 and
// uid 0: such a row belongs to nobody, least of all to root.
struct ProcNetRow
{
    asio::ip::tcp::endpoint local;
    asio::ip::tcp::endpoint remote;
    int state = 0;
    std::uint32_t uid = 0;
    std::uint64_t inode = 0;
};

inline constexpr int procNetListen = 10;

// Pure: nothing for the header line and anything malformed. IPv4-mapped addresses become IPv4.
[[nodiscard]] std::optional<ProcNetRow> parseProcNetRow(std::string_view line);

// The first row of both tables that `wanted` accepts.
[[nodiscard]] std::optional<ProcNetRow> findProcNetRow(const std::function<bool(const ProcNetRow&)>& wanted);

// An address without the IPv4-mapped disguise.
[[nodiscard]] asio::ip::tcp::endpoint unmapped(const asio::ip::tcp::endpoint& endpoint);

// Whether a row tells whose connection it is. Not one without a living inode, and not one that is only being
// made: that may want the addresses of a connection which is over, and whose end we have not seen yet.
[[nodiscard]] bool isSomebodys(const ProcNetRow& row);

// The account's name where it is known without asking anybody (it is our own), else "".
[[nodiscard]] std::string nameAtHand(Caller::Relation relation);

// Who owns the socket of a living row: account, and process and program as far as we may look.
[[nodiscard]] Caller ownerOf(const ProcNetRow& row, SocketHolders& holders);

} // namespace underpass
