// SPDX-License-Identifier: MIT
#include "core/control/TunnelClaim.h"

#include "core/base/Error.h"

#include <string>
#include <utility>

namespace underpass {

Result<TunnelClaim> claimTunnel(const std::filesystem::path& meetingPlace, const ProfileId& id)
{
    const std::string file = std::string{"tunnel-"}.append(id).append(".lock");
    auto lock = lockFile(meetingPlace / file, std::chrono::milliseconds{0});
    if (!lock && lock.error().detail == heldByAnother)
        return nullptr;
    return lock;
}

TunnelClaims::TunnelClaims(std::filesystem::path meetingPlace)
    : m_meetingPlace(std::move(meetingPlace))
{ }

Result<bool> TunnelClaims::claim(const ProfileId& id)
{
    const std::lock_guard lock{m_mutex};
    if (m_claims.contains(id))
        return true;
    auto claimed = claimTunnel(m_meetingPlace, id);
    if (!claimed)
        return fail(claimed);
    if (*claimed == nullptr)
        return false;
    m_claims[id] = std::move(*claimed);
    return true;
}

void TunnelClaims::release(const ProfileId& id)
{
    const std::lock_guard lock{m_mutex};
    m_claims.erase(id);
}

} // namespace underpass
