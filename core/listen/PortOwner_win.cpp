// SPDX-License-Identifier: MIT
#include "core/listen/PortOwner.h"

#include "core/listen/ProcessCallers.h"
#include "core/listen/TcpTable.h"

#include <algorithm>
#include <array>

namespace underpass {
namespace {

constexpr std::array families{TcpFamily::IPv4, TcpFamily::IPv6};

std::optional<Caller> ownerAmong(TcpRows kind, const asio::ip::tcp::endpoint& wanted)
{
    const auto isInTheWay = [&](const TcpRow& row) { return excludeEachOther(row.local, unmapped(wanted)); };
    for (const TcpFamily family : families) {
        const auto rows = readTcpTable(family, kind);
        const auto found = std::ranges::find_if(rows, isInTheWay);
        if (found != rows.end())
            return ProcessCallers{openProcesses()}.describedCallerOf(found->processId);
    }
    return std::nullopt;
}

} // namespace

std::optional<Caller> findListener(const asio::ip::tcp::endpoint& wanted)
{
    return ownerAmong(TcpRows::Listeners, wanted);
}

std::optional<Caller> findPortOwner(const asio::ip::tcp::endpoint& wanted)
{
    if (auto listener = findListener(wanted))
        return listener;
    // Then it is an outgoing connection that happened to get this port.
    return ownerAmong(TcpRows::Connections, wanted);
}

} // namespace underpass
