// SPDX-License-Identifier: MIT
#undef NTDDI_VERSION
#define NTDDI_VERSION 0x0A000003 // Windows 10 1703, which SIO_TCP_INFO is from.
#include "core/net/AckedBytes.h"

#include <winsock2.h>

#include <mstcpip.h>

namespace underpass {

std::optional<std::uint64_t> ackedBytes(std::uintptr_t socket)
{
    DWORD version = 0;
    TCP_INFO_v0 info{};
    DWORD size = 0;
    const int failed = ::WSAIoctl(
        socket, SIO_TCP_INFO, &version, sizeof version, &info, sizeof info, &size, nullptr, nullptr);
    if (failed != 0 || size < sizeof info)
        return std::nullopt;
    // What was sent again counts twice in the first.
    const std::uint64_t notYet = std::uint64_t{info.BytesInFlight} + info.BytesRetrans;
    return info.BytesOut > notYet ? info.BytesOut - notYet : 0;
}

} // namespace underpass
