// SPDX-License-Identifier: MIT
#include "core/listen/TcpTable.h"

#include <algorithm>
#include <cstring>
#include <span>

#include <iphlpapi.h>

namespace underpass {
namespace {

using Endpoint = asio::ip::tcp::endpoint;

constexpr int tries = 5; // The table can grow between asking for its size and reading it.

std::uint16_t portOf(DWORD networkOrder)
{
    return ntohs(static_cast<u_short>(networkOrder));
}

asio::ip::address addressOf(DWORD networkOrder)
{
    return asio::ip::address_v4{ntohl(networkOrder)};
}

asio::ip::address addressOf(const UCHAR (&raw)[16])
{
    asio::ip::address_v6::bytes_type bytes{};
    std::memcpy(bytes.data(), raw, bytes.size());
    return asio::ip::address_v6{bytes};
}

TcpRow toRow(const MIB_TCPROW_OWNER_MODULE& row)
{
    return {{addressOf(row.dwLocalAddr), portOf(row.dwLocalPort)},
        {addressOf(row.dwRemoteAddr), portOf(row.dwRemotePort)}, TcpState{row.dwState}, row.dwOwningPid,
        static_cast<std::uint64_t>(row.liCreateTimestamp.QuadPart)};
}

TcpRow toRow(const MIB_TCP6ROW_OWNER_MODULE& row)
{
    return {unmapped({addressOf(row.ucLocalAddr), portOf(row.dwLocalPort)}),
        unmapped({addressOf(row.ucRemoteAddr), portOf(row.dwRemotePort)}), TcpState{row.dwState},
        row.dwOwningPid, static_cast<std::uint64_t>(row.liCreateTimestamp.QuadPart)};
}

template <class Table> std::vector<TcpRow> readRows(ULONG family, TCP_TABLE_CLASS rows)
{
    std::vector<std::uint64_t> memory(4096); // 64-bit numbers, so that the table is aligned.
    for (int made = 0; made < tries; ++made) {
        auto size = static_cast<DWORD>(memory.size() * sizeof memory[0]);
        const DWORD failed = ::GetExtendedTcpTable(memory.data(), &size, FALSE, family, rows, 0);
        if (failed == ERROR_INSUFFICIENT_BUFFER) {
            memory.resize(size / sizeof memory[0] + 1024);
            continue;
        }
        if (failed != NO_ERROR)
            break;
        const auto* table = reinterpret_cast<const Table*>(memory.data());
        std::vector<TcpRow> all;
        all.reserve(table->dwNumEntries);
        std::ranges::transform(std::span{table->table, table->dwNumEntries}, std::back_inserter(all),
            [](const auto& row) { return toRow(row); });
        return all;
    }
    return {};
}

} // namespace

std::vector<TcpRow> readTcpTable(TcpFamily family, TcpRows rows)
{
    const auto kind
        = rows == TcpRows::Listeners ? TCP_TABLE_OWNER_MODULE_LISTENER : TCP_TABLE_OWNER_MODULE_CONNECTIONS;
    return family == TcpFamily::IPv4 ? readRows<MIB_TCPTABLE_OWNER_MODULE>(AF_INET, kind)
                                     : readRows<MIB_TCP6TABLE_OWNER_MODULE>(AF_INET6, kind);
}

Endpoint unmapped(const Endpoint& endpoint)
{
    const auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return {asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()), endpoint.port()};
    return endpoint;
}

} // namespace underpass
