// SPDX-License-Identifier: MIT
#include "core/listen/PeerPresence.h"

#include <mstcpip.h>

namespace underpass {
namespace {

// Where Windows has no SIO_TCP_INFO for this socket (before 10 version 1703, Wine, some layered providers). A
// caller that only ended its own direction keeps its address here.
bool seemsPresent(SOCKET socket)
{
    sockaddr_storage peer{};
    int size = sizeof peer;
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) != 0)
        return false;
    int failed = 0;
    size = sizeof failed;
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, reinterpret_cast<char*>(&failed), &size) != 0
        || failed != 0)
        return false;
    WSAPOLLFD polled{.fd = socket, .events = POLLRDNORM | POLLWRNORM, .revents = 0};
    return ::WSAPoll(&polled, 1, 0) >= 0 && (polled.revents & (POLLERR | POLLNVAL)) == 0;
}

} // namespace

bool peerIsPresent(asio::ip::tcp::socket::native_handle_type accepted)
{
    DWORD version = 0;
    TCP_INFO_v0 info{};
    DWORD size = 0;
    if (::WSAIoctl(
            accepted, SIO_TCP_INFO, &version, sizeof version, &info, sizeof info, &size, nullptr, nullptr)
        == 0)
        return info.State == TCPSTATE_ESTABLISHED || info.State == TCPSTATE_CLOSE_WAIT;
    const int why = ::WSAGetLastError();
    return (why == WSAEOPNOTSUPP || why == WSAEINVAL) && seemsPresent(accepted);
}

} // namespace underpass
