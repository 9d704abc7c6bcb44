// SPDX-License-Identifier: MIT
#include "core/control/TunnelUses.h"

#include "core/system/ProcessAlive.h"

namespace underpass {

void TunnelUses::wanted(const ControlRequest& connect, bool hasBegun)
{
    if (hasBegun)
        m_uses.erase(connect.profile);
    if (!connect.user.empty()) {
        Uses& uses = m_uses[connect.profile];
        uses.isForThemOnly = uses.isForThemOnly || hasBegun;
        uses.users[connect.user] = connect.from;
    } else if (const auto found = m_uses.find(connect.profile); found != m_uses.end()) {
        found->second.isForThemOnly = false;
    }
}

bool TunnelUses::endsWith(const ControlRequest& disconnect)
{
    const auto found = m_uses.find(disconnect.profile);
    if (found == m_uses.end() || found->second.users.erase(disconnect.user) == 0
        || !found->second.users.empty())
        return false;
    const bool ends = found->second.isForThemOnly;
    m_uses.erase(found);
    return ends;
}

bool TunnelUses::isUsed(const ProfileId& id) const
{
    return m_uses.contains(id);
}

std::vector<ProfileId> TunnelUses::leaveThoseWhoEnded()
{
    std::vector<ProfileId> over;
    for (auto& [id, uses] : m_uses) {
        std::erase_if(uses.users, [](const auto& user) { return hasEnded(user.second); });
        if (uses.users.empty() && uses.isForThemOnly)
            over.push_back(id);
    }
    std::erase_if(m_uses, [](const auto& each) { return each.second.users.empty(); });
    return over;
}

void TunnelUses::forget(const ProfileId& id)
{
    m_uses.erase(id);
}

} // namespace underpass
