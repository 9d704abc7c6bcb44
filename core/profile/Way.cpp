// SPDX-License-Identifier: MIT
#include "core/profile/Way.h"

#include <algorithm>

namespace underpass {
namespace {

std::string nameOf(const Endpoint& jumpHost)
{
    return "jump host " + toString(jumpHost);
}

} // namespace

std::vector<Hop> wayTo(const Profile& profile)
{
    std::vector<Hop> way = profile.via;
    for (Hop& hop : way) {
        if (hop.account.empty())
            hop.account = profile.account;
    }
    way.push_back({profile.server, profile.account, profile.credentials});
    return way;
}

Error atJumpHost(const Endpoint& host, Error error)
{
    if (error.where.empty())
        error.where = nameOf(host);
    return error;
}

std::size_t hopOf(const Error& error, const std::vector<Hop>& way)
{
    const auto found = std::ranges::find(way, error.where, [](const Hop& hop) { return nameOf(hop.server); });
    return found == way.end() ? way.size() - 1 : static_cast<std::size_t>(found - way.begin());
}

} // namespace underpass
