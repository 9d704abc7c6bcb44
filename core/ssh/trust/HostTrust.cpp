// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostTrust.h"

#include "core/ssh/trust/HostKeys.h"

namespace underpass {

Result<int> forgetHostKey(const std::vector<std::filesystem::path>& knownHosts, const Endpoint& server)
{
    return HostKeys{knownHosts}.forget(server);
}

} // namespace underpass
