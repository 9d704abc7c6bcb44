// SPDX-License-Identifier: MIT
#include "core/platform/PortOwner.h"

#include "core/platform/ProcNet.h"

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
    // "::" takes IPv4 along unless its owner said otherwise.
    return a.is_v6() ? a.is_unspecified() : b.is_unspecified();
}

} // namespace

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
    return row ? std::optional{ownerOf(*row)} : std::nullopt;
}

} // namespace underpass
