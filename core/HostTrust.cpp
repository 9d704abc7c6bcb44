// SPDX-License-Identifier: MIT
#include "core/HostTrust.h"

#include "core/ssh/HostKeys.h"

namespace underpass {

Result<int> forgetHostKey(const std::vector<std::filesystem::path>& knownHosts, const Endpoint& server)
{
    return HostKeys{knownHosts}.forget(server);
}

} // namespace underpass
