// SPDX-License-Identifier: MIT
#include "core/control/Journal.h"

#include "core/control/StateWords.h"
#include "core/system/ProcessAlive.h"

#include <utility>

namespace underpass {

namespace {

bool isNews(const JournalEvent& event, const HistoryRecord& kept)
{
    if (kept.event.empty() || saysUp(event.event) != saysUp(kept.event) || saysOver(event.event))
        return true;
    const bool isNextAttempt = event.event == name(TunnelState{Connecting{}});
    return !saysUp(event.event) && !isNextAttempt && (event.event != kept.event || event.cause != kept.cause);
}

} // namespace

Journal::Journal(const std::filesystem::path& stateFolder, Warn warn, HistoryWriter::Disk disk, Now now)
    : m_now(std::move(now))
    , m_writer(stateFolder, std::move(warn), disk)
{ }

std::chrono::sys_seconds Journal::thisMoment()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

void Journal::changed(const Profile& profile, const TunnelState& before, const TunnelState& after)
{
    const auto now = m_now();
    Known& known = m_known[profile.id];
    if (isFinal(before))
        known.forwards.clear(); // Its counts begin anew.
    const auto trouble = troubleOf(after);
    const std::string subject = trouble ? trouble->subject : std::string{};
    for (JournalEvent& event : happened({profile, before, after, known.forwards, Clock::now(), now})) {
        const JournalEvent told = m_events.add(std::move(event));
        known.turnedAway += told.times;
        if (told.event == told.state)
            keepIfNews(known, told, subject);
    }
    if (const auto* online = std::get_if<Online>(&after)) {
        known.forwards = online->forwards;
        keepSign(known, profile.id, now);
    }
}

void Journal::edited(const Profile& profile, const TunnelState& state, const TakenOver& taken)
{
    m_events.add(underpass::edited(profile, state, taken, m_now()));
}

void Journal::forget(const ProfileId& id)
{
    m_writer.forget(id);
}

void Journal::keepIfNews(Known& known, const JournalEvent& event, const std::string& subject)
{
    if (!isNews(event, known.kept))
        return;
    if (saysUp(event.event))
        known.turnedAway = 0;
    keep(known, event.id,
        {event.at, ownProcessId(), event.number, event.event, event.cause, event.sentence, known.turnedAway,
            subject});
}

void Journal::keepSign(Known& known, const ProfileId& id, std::chrono::sys_seconds now)
{
    const bool hasMoreCallers = known.turnedAway != known.kept.turnedAway;
    const auto pause = hasMoreCallers ? betweenCounts : betweenSigns;
    if (saysUp(known.kept.event) && now - known.kept.at >= pause)
        keep(known, id, {now, ownProcessId(), 0, stillUp, "", "", known.turnedAway});
}

void Journal::keep(Known& known, const ProfileId& id, HistoryRecord record)
{
    m_writer.keep(id, record);
    known.kept = std::move(record);
}

} // namespace underpass
