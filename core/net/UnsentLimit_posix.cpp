// SPDX-License-Identifier: MIT
#include "core/net/UnsentLimit.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace underpass {
namespace {

constexpr int mostUnsent = 256 * 1024; // Two of a relay's largest writes.
constexpr int asTheSystemSays = 0;

void setLimit(asio::ip::tcp::socket& socket, int bytes)
{
    (void)::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes, sizeof bytes);
}

} // namespace

void limitUnsent(asio::ip::tcp::socket& socket)
{
    setLimit(socket, mostUnsent);
}

void liftUnsentLimit(asio::ip::tcp::socket& socket)
{
    setLimit(socket, asTheSystemSays);
}

} // namespace underpass
