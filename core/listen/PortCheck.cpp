// SPDX-License-Identifier: MIT
#include "core/listen/PortCheck.h"

#include "core/listen/Loopback.h"

namespace underpass {

std::optional<Error> whyNotListen(const Endpoint& listen)
{
    asio::io_context unused;
    const auto listening = listenOn(unused, listen);
    return listening ? std::nullopt : std::optional{listening.error()};
}

} // namespace underpass
