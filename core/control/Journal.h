// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/EventRing.h"
#include "core/control/Happened.h"
#include "core/control/HistoryWriter.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace underpass {

// What happens to the tunnels of this process: events() has the latest for other programs, and the state
// folder keeps when each tunnel was up. Lives on the thread of whoever runs the tunnels and, as that wants
// it, blocks on the disk for each record or has another thread do that; events() is for any thread.
class Journal
{
public:
    // Between two of these, a tunnel that is up leaves no word of that; callers who are turned away bring one
    // on.
    static constexpr std::chrono::minutes betweenSigns{15};
    static constexpr std::chrono::minutes betweenCounts{1};

    using Now = std::function<std::chrono::sys_seconds()>;

    using Warn = std::function<void(const std::string&)>;
    // `warn` hears, once, that the history cannot be kept; on which thread, HistoryWriter says.
    Journal(
        const std::filesystem::path& stateFolder, Warn warn, HistoryWriter::Disk disk, Now now = thisMoment);

    // Each state of a tunnel in turn. A process that ends stops its tunnels here as well.
    void changed(const Profile& profile, const TunnelState& before, const TunnelState& after);
    void edited(const Profile& profile, const TunnelState& state, const TakenOver& taken);
    // What was kept of a profile, once all that has happened is.
    void forget(const ProfileId& id);
    [[nodiscard]] const EventRing& events() const { return m_events; }

private:
    struct Known
    {
        std::vector<ForwardState> forwards; // When it was online last.
        std::uint64_t turnedAway = 0; // Since it came up.
        HistoryRecord kept; // The latest; `event` is empty before the first.
    };

    static std::chrono::sys_seconds thisMoment();
    void keepIfNews(Known& known, const JournalEvent& event, const std::string& subject);
    void keepSign(Known& known, const ProfileId& id, std::chrono::sys_seconds now);
    void keep(Known& known, const ProfileId& id, HistoryRecord record);

    Now m_now;
    EventRing m_events;
    std::map<ProfileId, Known> m_known;
    HistoryWriter m_writer;
};

} // namespace underpass
