// SPDX-License-Identifier: MIT
#include "core/listen/PeerPresence.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace underpass {

bool peerIsPresent(asio::ip::tcp::socket::native_handle_type accepted)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(accepted, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return false;
    return info.tcpi_state == TCP_ESTABLISHED || info.tcpi_state == TCP_CLOSE_WAIT;
}

} // namespace underpass
