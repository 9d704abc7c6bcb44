// SPDX-License-Identifier: MIT
#include "core/net/UnackedLimit.h"

#include <winsock2.h>

#include <ws2tcpip.h>

namespace underpass {

void limitUnacked(asio::ip::tcp::socket& socket, std::chrono::milliseconds longest)
{
    const auto time = static_cast<DWORD>(std::chrono::ceil<std::chrono::seconds>(longest).count());
    (void)::setsockopt(
        socket.native_handle(), IPPROTO_TCP, TCP_MAXRT, reinterpret_cast<const char*>(&time), sizeof time);
}

} // namespace underpass
