// SPDX-License-Identifier: MIT
#include "core/listen/ExclusiveBind.h"

#include <asio/error.hpp>

namespace underpass {

void makeExclusive(asio::ip::tcp::acceptor& acceptor, std::error_code& failed)
{
    const BOOL on = TRUE;
    if (::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_EXCLUSIVEADDRUSE,
            reinterpret_cast<const char*>(&on), sizeof on)
        != 0)
        failed.assign(::WSAGetLastError(), asio::error::get_system_category());
}

} // namespace underpass
