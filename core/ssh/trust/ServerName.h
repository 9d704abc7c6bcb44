// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"

#include <cstdint>
#include <string>

namespace underpass {

// What a server is called in known_hosts files: "host" on port 22, "[host]:port" elsewhere, in lower case
// (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). A plain value.
struct ServerName
{
    ServerName(const Endpoint& server);
    ServerName(const std::string& host, std::uint16_t port);

    std::string kept; // Under which its key is looked up and kept.
    std::string host; // Without the port, which certificates do not name.

    bool operator==(const ServerName&) const = default;
};

} // namespace underpass
