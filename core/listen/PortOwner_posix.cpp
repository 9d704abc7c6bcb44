// SPDX-License-Identifier: MIT
#include "core/listen/PortOwner.h"

#include "core/listen/ProcNet.h"

namespace underpass {

std::optional<Caller> findPortOwner(const asio::ip::tcp::endpoint& wanted)
{
    const auto isInTheWay = [&](const ProcNetRow& row) {
        return row.inode != 0 && excludeEachOther(row.local, unmapped(wanted));
    };
    auto row = findProcNetRow(
        [&](const ProcNetRow& each) { return each.state == procNetListen && isInTheWay(each); });
    // Without a listener it is an outgoing connection that happened to get this port.
    if (!row)
        row = findProcNetRow(isInTheWay);
    SocketHolders holders;
    return row ? std::optional{ownerOf(*row, holders)} : std::nullopt;
}

} // namespace underpass
