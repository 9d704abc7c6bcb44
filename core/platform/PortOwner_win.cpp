// SPDX-License-Identifier: MIT
#include "core/platform/PortOwner.h"

#include "core/platform/ProcessInfo.h"
#include "core/platform/TcpTable.h"

#include <algorithm>

namespace underpass {
namespace {

bool excludeEachOther(const asio::ip::tcp::endpoint& one, const asio::ip::tcp::endpoint& other)
{
    const auto a = one.address();
    const auto b = other.address();
    if (one.port() != other.port())
        return false;
    if (a.is_v4() == b.is_v4())
        return a == b || a.is_unspecified() || b.is_unspecified();
    // "::" may take IPv4 along.
    return a.is_v6() ? a.is_unspecified() : b.is_unspecified();
}

} // namespace

std::optional<Caller> findPortOwner(const asio::ip::tcp::endpoint& wanted)
{
    const auto isInTheWay = [&](const TcpRow& row) { return excludeEachOther(row.local, unmapped(wanted)); };
    const auto rows = readTcpTable();
    auto found
        = std::ranges::find_if(rows, [&](const TcpRow& row) { return row.listening && isInTheWay(row); });
    // Without a listener it is an outgoing connection that happened to get this port.
    if (found == rows.end())
        found = std::ranges::find_if(rows, isInTheWay);
    if (found == rows.end())
        return std::nullopt;
    return ProcessInfo{found->processId}.caller();
}

} // namespace underpass
