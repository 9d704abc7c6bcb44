// SPDX-License-Identifier: MIT
#include "core/listen/ListenBacklog.h"

#include <asio/socket_base.hpp>

namespace underpass {

int listenBacklog()
{
    return asio::socket_base::max_listen_connections;
}

} // namespace underpass
