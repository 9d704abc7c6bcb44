// SPDX-License-Identifier: MIT
#include "core/client/HostTrust.h"

#include "core/ssh/trust/PublicKeyLine.h"

namespace underpass {

Result<int> forgetHostKey(const std::vector<std::filesystem::path>& knownHosts, const Endpoint& server)
{
    return HostKeys{knownHosts}.forget(server);
}

Result<std::string> trustHostKey(
    const std::vector<std::filesystem::path>& knownHosts, const Endpoint& server, std::string_view publicKey)
{
    const auto key = parsePublicKey(publicKey);
    if (!key)
        return fail(key);
    if (const auto replaced = HostKeys{knownHosts}.replace(server, *key); !replaced)
        return fail(replaced);
    return key->type + ' ' + fingerprint(*key);
}

} // namespace underpass
