// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Control.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace underpass {

// Who needs the tunnels of this process only as long as a program of his runs (ControlRequest::user). One
// that was begun for such a use ends with the last of them, unless somebody has connected it for good
// meanwhile; all others go on. For one thread.
class TunnelUses
{
public:
    // A Connect that was carried out; `hasBegun`: it was not running before.
    void wanted(const ControlRequest& connect, bool hasBegun);
    // Whether a Disconnect with a user ends the tunnel.
    [[nodiscard]] bool endsWith(const ControlRequest& disconnect);
    [[nodiscard]] bool isUsed(const ProfileId& id) const;
    [[nodiscard]] bool isAnybodyThere() const { return !m_uses.empty(); }
    // Those who were killed need it no longer; the tunnels that end with them.
    [[nodiscard]] std::vector<ProfileId> leaveThoseWhoEnded();
    void forget(const ProfileId& id); // It has ended.

private:
    struct Uses
    {
        bool isForThemOnly = false;
        std::map<std::string, std::int64_t> users; // And their processes.
    };

    std::map<ProfileId, Uses> m_uses; // None without users.
};

} // namespace underpass
