// SPDX-License-Identifier: MIT
#include "core/platform/UnsentLimit.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace underpass {
namespace {

constexpr int mostUnsent = 256 * 1024; // Two of a relay's largest writes.

} // namespace

void limitUnsent(asio::ip::tcp::socket& socket)
{
    (void)::setsockopt(
        socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &mostUnsent, sizeof mostUnsent);
}

} // namespace underpass
