// SPDX-License-Identifier: MIT
#include "core/net/AckedBytes.h"

#include <cstddef>

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace underpass {

std::optional<std::uint64_t> ackedBytes(std::uintptr_t socket)
{
    tcp_info info{}; // The kernel's: the C library's ends before what is asked for here.
    socklen_t size = sizeof info;
    const bool isTold = ::getsockopt(static_cast<int>(socket), IPPROTO_TCP, TCP_INFO, &info, &size) == 0
        && size >= offsetof(tcp_info, tcpi_bytes_acked) + sizeof info.tcpi_bytes_acked;
    return isTold ? std::optional{std::uint64_t{info.tcpi_bytes_acked}} : std::nullopt;
}

} // namespace underpass
