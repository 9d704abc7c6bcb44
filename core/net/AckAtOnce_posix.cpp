// SPDX-License-Identifier: MIT
#include "core/net/AckAtOnce.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace underpass {

void ackAtOnce(asio::ip::tcp::socket& socket)
{
    const int on = 1;
    (void)::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

} // namespace underpass
