// SPDX-License-Identifier: MIT
#include "core/profile/Way.h"

namespace underpass {

std::vector<Hop> wayTo(const Profile& profile)
{
    std::vector<Hop> way = profile.via;
    for (Hop& hop : way) {
        if (hop.account.empty())
            hop.account = profile.account;
    }
    way.push_back(
        {profile.server, profile.account, profile.credentials, profile.hostKeyAlias, profile.oldAlgorithms});
    return way;
}

Error atJumpHost(const Endpoint& host, Error error)
{
    if (!error.jumpHost)
        error.jumpHost = host;
    return error;
}

} // namespace underpass
