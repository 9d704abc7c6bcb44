// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"
#include "core/ssh/trust/ServerName.h"

namespace underpass {

// The name under which a server's key is looked up and kept. ssh_config(5), HostKeyAlias: no port is added.
[[nodiscard]] inline ServerName serverNameOf(const Hop& hop)
{
    return hop.hostKeyAlias.empty() ? ServerName{hop.server} : ServerName{hop.hostKeyAlias, 22};
}

} // namespace underpass
