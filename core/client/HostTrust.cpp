// SPDX-License-Identifier: MIT
#include "core/client/HostTrust.h"

#include "core/profile/Way.h"
#include "core/ssh/login/HopName.h"
#include "core/ssh/login/SecretMemory.h"
#include "core/ssh/trust/HostKeys.h"
#include "core/ssh/trust/PublicKeyLine.h"

#include <algorithm>

namespace underpass {

Result<int> forgetHostKey(const std::vector<std::filesystem::path>& knownHosts, const Endpoint& server)
{
    return HostKeys{knownHosts}.forget(server);
}

Result<void> trustShownHostKey(const SecretMemory& memory,
    const std::vector<std::filesystem::path>& knownHosts, const Profile& profile, const Endpoint& server,
    const std::string& shown)
{
    const std::string fingerprint = shown.substr(std::min(shown.find("SHA256:"), shown.size()));
    const auto key = memory.newKeyOf(toString(server), fingerprint);
    const auto way = wayTo(profile);
    const auto hop = std::ranges::find(way, server, &Hop::server);
    if (!key || hop == way.end())
        return fail(ErrorCode::HostKeyNotKept, toString(server), "it is not the key that was shown last");
    return HostKeys{knownHosts}.replace(serverNameOf(*hop), *key);
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
