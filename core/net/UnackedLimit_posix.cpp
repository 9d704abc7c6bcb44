// SPDX-License-Identifier: MIT
#include "core/net/UnackedLimit.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace underpass {

void limitUnacked(asio::ip::tcp::socket& socket, std::chrono::milliseconds longest)
{
    const auto time = static_cast<unsigned>(longest.count());
    (void)::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &time, sizeof time);
}

} // namespace underpass
