// SPDX-License-Identifier: MIT
#include "core/listen/PortOwner.h"

#include "core/listen/ProcNet.h"

namespace underpass {

namespace {

template <class Wanted> std::optional<Caller> ownerOfOne(const Wanted& isWanted)
{
    const auto row = findProcNetRow(isWanted);
    SocketHolders holders;
    return row ? std::optional{ownerOf(*row, holders)} : std::nullopt;
}

bool isInTheWay(const ProcNetRow& row, const asio::ip::tcp::endpoint& wanted)
{
    return row.inode != 0 && excludeEachOther(row.local, unmapped(wanted));
}

} // namespace

std::optional<Caller> findListener(const asio::ip::tcp::endpoint& wanted)
{
    return ownerOfOne(
        [&](const ProcNetRow& row) { return row.state == procNetListen && isInTheWay(row, wanted); });
}

std::optional<Caller> findPortOwner(const asio::ip::tcp::endpoint& wanted)
{
    if (auto listener = findListener(wanted))
        return listener;
    // Then it is an outgoing connection that happened to get this port.
    return ownerOfOne([&](const ProcNetRow& row) { return isInTheWay(row, wanted); });
}

} // namespace underpass
