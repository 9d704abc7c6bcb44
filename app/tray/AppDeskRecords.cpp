// SPDX-License-Identifier: MIT
// The part of AppDesk for what was written down: logs and histories.
#include "app/tray/AppDesk.h"

#include "core/control/ProfileLog.h"

#include <set>

namespace underpass {

Desk::LogReader AppDesk::logReader(const ProfileId& id)
{
    const std::filesystem::path state = m_place.logFile.parent_path();
    std::set<ProfileId> known;
    for (const TunnelRow& row : m_model.all())
        known.insert(row.profile.id);
    const auto log = id.empty() ? std::make_shared<ProfileLog>(state, std::move(known))
                                : std::make_shared<ProfileLog>(state, id);
    return [log] { return log->more(); };
}

} // namespace underpass
