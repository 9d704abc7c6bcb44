// SPDX-License-Identifier: MIT
// The part of AppDesk for what was written down: logs and histories.
#include "app/tray/AppDesk.h"

#include "core/control/History.h"
#include "core/control/ProfileLog.h"
#include "core/control/WhoRuns.h"

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

Desk::HistoryReader AppDesk::historyReader(const ProfileId& id)
{
    return [state = m_place.logFile.parent_path(), runtime = m_place.runtime,
               id]() -> Result<std::vector<Spell>> {
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        const auto history = readHistory(state, id, now);
        if (!history)
            return fail(history);
        return spellsOf(history->records, whoRuns(findAllRunning(runtime), id));
    };
}

Desk::Forgetting AppDesk::forgettingHistory(const ProfileId& id)
{
    return [state = m_place.logFile.parent_path(), id] { return forgetHistory(state, id); };
}

} // namespace underpass
