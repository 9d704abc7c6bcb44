// SPDX-License-Identifier: MIT
#include "core/platform/PortOwner.h"

#include "core/platform/ProcessInfo.h"
#include "core/platform/TcpTable.h"

#include <algorithm>

namespace underpass {

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
