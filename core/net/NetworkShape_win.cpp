// SPDX-License-Identifier: MIT
#include "core/net/NetworkShape.h"

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

#include <winsock2.h>

#include <ws2tcpip.h>

#include <iphlpapi.h>
#include <netioapi.h>
#include <windows.h>

namespace underpass {

namespace {

template <class Table> using Owned = std::unique_ptr<Table, decltype(&::FreeMibTable)>;

// The bytes of an address, for comparing.
std::string bytesOf(const SOCKADDR_INET& address)
{
    if (address.si_family == AF_INET)
        return {reinterpret_cast<const char*>(&address.Ipv4.sin_addr), sizeof address.Ipv4.sin_addr};
    return {reinterpret_cast<const char*>(&address.Ipv6.sin6_addr), sizeof address.Ipv6.sin6_addr};
}

// What a machine gives itself where nobody gives it one (RFC 3927, RFC 4291).
bool isLinkLocal(const SOCKADDR_INET& address)
{
    if (address.si_family == AF_INET)
        return ntohl(address.Ipv4.sin_addr.s_addr) >> 16 == 0xA9FE;
    const auto* bytes = reinterpret_cast<const unsigned char*>(&address.Ipv6.sin6_addr);
    return bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80;
}

bool isLoopback(const SOCKADDR_INET& address)
{
    if (address.si_family == AF_INET)
        return ntohl(address.Ipv4.sin_addr.s_addr) >> 24 == 127;
    static constexpr IN6_ADDR loopback = IN6ADDR_LOOPBACK_INIT;
    return std::memcmp(&address.Ipv6.sin6_addr, &loopback, sizeof loopback) == 0;
}

// The address of a cable that is not plugged in is tentative.
bool counts(const MIB_UNICASTIPADDRESS_ROW& row)
{
    const bool isUsable = row.DadState == IpDadStatePreferred || row.DadState == IpDadStateDeprecated;
    const bool isTemporary = row.Address.si_family == AF_INET6 && row.SuffixOrigin == IpSuffixOriginRandom;
    return isUsable && !isTemporary && !isLinkLocal(row.Address);
}

void addAddresses(NetworkShape& shape)
{
    MIB_UNICASTIPADDRESS_TABLE* read = nullptr;
    if (::GetUnicastIpAddressTable(AF_UNSPEC, &read) != NO_ERROR)
        return;
    const Owned<MIB_UNICASTIPADDRESS_TABLE> table{read, &::FreeMibTable};
    for (ULONG each = 0; each < table->NumEntries; ++each) {
        const MIB_UNICASTIPADDRESS_ROW& row = table->Table[each];
        if (!counts(row))
            continue;
        shape.parts.insert(std::to_string(row.InterfaceLuid.Value) + " " + bytesOf(row.Address));
        shape.leadsOut = shape.leadsOut || !isLoopback(row.Address);
    }
}

void addDefaultRoutes(NetworkShape& shape)
{
    MIB_IPFORWARD_TABLE2* read = nullptr;
    if (::GetIpForwardTable2(AF_UNSPEC, &read) != NO_ERROR)
        return;
    const Owned<MIB_IPFORWARD_TABLE2> table{read, &::FreeMibTable};
    for (ULONG each = 0; each < table->NumEntries; ++each) {
        const MIB_IPFORWARD_ROW2& row = table->Table[each];
        if (row.DestinationPrefix.PrefixLength == 0 && !row.Loopback)
            shape.parts.insert(
                "default " + std::to_string(row.InterfaceLuid.Value) + " " + bytesOf(row.NextHop));
    }
}

// GetNetworkConnectivityHint() of Windows 10 2004, which the headers of the build do not have yet.
struct ConnectivityHint
{
    int level = 0;
    int cost = 0;
    BOOLEAN isApproachingDataLimit = FALSE;
    BOOLEAN isOverDataLimit = FALSE;
    BOOLEAN isRoaming = FALSE;
};
constexpr int noConnectivity = 1; // NetworkConnectivityLevelHintNone

bool windowsSaysOffline()
{
    using Ask = DWORD(WINAPI*)(ConnectivityHint*);
    const HMODULE library = ::GetModuleHandleW(L"iphlpapi.dll");
    const auto found = library ? ::GetProcAddress(library, "GetNetworkConnectivityHint") : nullptr;
    const auto ask = reinterpret_cast<Ask>(reinterpret_cast<void*>(found));
    ConnectivityHint hint;
    return ask && ask(&hint) == NO_ERROR && hint.level == noConnectivity;
}

} // namespace

NetworkShape networkShape()
{
    NetworkShape shape;
    addAddresses(shape);
    addDefaultRoutes(shape);
    return shape;
}

// A switch between virtual machines has an address too, so that the addresses alone may not say it.
bool isOffline()
{
    return !networkShape().leadsOut || windowsSaysOffline();
}

} // namespace underpass
