// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"
#include "core/system/AtomicFile.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

namespace underpass {

// The right to run the tunnel of a profile: one process at most has it among those that meet in a folder,
// however many ask in the same moment. It is given back when the lock dies, and by the system when the
// process ends, in whatever way. Held from before the tunnel starts until it has ended or failed.
using TunnelClaim = std::unique_ptr<FileLock>;

// Without waiting. Null: another process has it. FileUnwritable: there can be no lock.
[[nodiscard]] Result<TunnelClaim> claimTunnel(const std::filesystem::path& meetingPlace, const ProfileId& id);

// Those of one process that runs many. Any thread.
class TunnelClaims
{
public:
    explicit TunnelClaims(std::filesystem::path meetingPlace);
    // False: another process has it. Also true where this one had it before.
    [[nodiscard]] Result<bool> claim(const ProfileId& id);
    void release(const ProfileId& id);

private:
    std::filesystem::path m_meetingPlace;
    std::mutex m_mutex; // Guards m_claims.
    std::map<ProfileId, TunnelClaim> m_claims;
};

} // namespace underpass
