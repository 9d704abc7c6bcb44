// SPDX-License-Identifier: MIT
#include "ui/tray/Notifier.h"

#include "ui/parts/Settings.h"
#include "ui/words/ShortText.h"

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

constexpr std::chrono::minutes betweenNotes{1};

bool isLoss(const Note& note)
{
    return note.light == Light::Waiting;
}

bool isRecovery(const Note& note)
{
    return note.light == Light::On;
}

} // namespace

Notifier::Notifier(Desk& desk, Show show, Now now, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_show(std::move(show))
    , m_now(std::move(now))
{
    m_due.setParent(this);
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &Notifier::check);
    connect(&desk.model(), &TunnelModel::stateChanged, this, &Notifier::onState);
    connect(&desk.model(), &TunnelModel::profilesChanged, this, &Notifier::onProfiles);
}

void Notifier::onState(const QString& id, const TunnelState& before)
{
    const TunnelRow* row = m_desk.model().find(id.toStdString());
    if (!row)
        return;
    Watched& watched = m_watched[row->profile.id];
    const auto note = noteFor(shownName(row->profile.name), watched.story, before, row->state);
    watched.story = continued(watched.story, before, row->state, m_now());
    if (note)
        offer(watched, *note);
    check();
}

void Notifier::onProfiles()
{
    std::erase_if(m_watched, [this](const auto& entry) { return !m_desk.model().find(entry.first); });
}

void Notifier::check()
{
    for (const TunnelRow& row : m_desk.model().all()) {
        if (const auto found = m_watched.find(row.profile.id); found != m_watched.end())
            checkOne(row, found->second);
    }
    sleepUntilDue();
}

void Notifier::checkOne(const TunnelRow& row, Watched& watched)
{
    const TimePoint now = m_now();
    if (const auto loss = noteOfLoss(shownName(row.profile.name), watched.story, row.state, now);
        loss && !watched.held)
        offer(watched, *loss);
    const bool isTooSoon = watched.shownAt && now - *watched.shownAt < betweenNotes;
    if (!watched.held || (isTooSoon && !isRecovery(*watched.held)))
        return;
    Note note = *std::exchange(watched.held, std::nullopt);
    note.profile = row.profile.id;
    const Light light = lightOf(row.state);
    const bool stillTrue = note.light == light || (isLoss(note) && light == Light::Connecting);
    if (!stillTrue || !m_desk.settings().showsNotifications())
        return;
    if (m_inView(row.profile.id)) {
        watched.story.lossTold = watched.story.lossTold || isLoss(note); // Its end is news then.
        return;
    }
    watched.shownAt = now;
    watched.story.lossTold = watched.story.lossTold || isLoss(note);
    m_show(note);
}

void Notifier::offer(Watched& watched, const Note& note)
{
    watched.held = note;
}

void Notifier::sleepUntilDue()
{
    const TimePoint now = m_now();
    std::optional<TimePoint> next;
    const auto consider = [&](TimePoint due) { next = next && *next < due ? *next : due; };
    for (const auto& [id, watched] : m_watched) {
        if (watched.held && watched.shownAt)
            consider(*watched.shownAt + betweenNotes);
        else if (watched.story.lostAt && !watched.story.lossTold
            && now < *watched.story.lostAt + lossPatience)
            consider(*watched.story.lostAt + lossPatience);
    }
    if (!next)
        return m_due.stop();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - now);
    m_due.start(std::max(left, std::chrono::milliseconds{1}));
}

} // namespace underpass
