// SPDX-License-Identifier: MIT
// The part of AppDesk for the tunnels that run in the background.
#include "app/tray/AppDesk.h"

#include "core/control/StateJson.h"
#include "ui/words/ErrorText.h"

#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::seconds onTheWay{2};
constexpr int looksUntilItHangs = 2; // It may only have no turn.

// It comes as an age, and what the message took on its way is no news.
void keepSince(const TunnelState& before, TunnelState& after)
{
    const auto* was = std::get_if<Online>(&before);
    auto* is = std::get_if<Online>(&after);
    if (was && is && std::chrono::abs(was->since - is->since) < onTheWay)
        is->since = was->since;
}

} // namespace

void AppDesk::watchBackground(std::function<void()> looked)
{
    m_looked = std::move(looked);
    m_background = std::make_unique<BackgroundTunnels>(m_place.runtime, m_place.knownHosts,
        BackgroundTunnels::Listener{
            [this](const BackgroundTunnels::Seen& seen) {
                QMetaObject::invokeMethod(this, [this, seen] { sawBackground(seen); }, Qt::QueuedConnection);
            },
            [this](const ProfileId& id) {
                const auto begin = [this, id] {
                    m_log.info(id + ": is taken over from the background");
                    connectHere(id);
                };
                QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
            },
            [this](const BackgroundTunnels::Undone& undone) {
                QMetaObject::invokeMethod(
                    this, [this, undone] { couldNotThere(undone); }, Qt::QueuedConnection);
            }});
}

bool AppDesk::runsHere(const ProfileId& id) const
{
    const TunnelRow* row = m_model.find(id);
    return row != nullptr && !isFinal(row->state) && !m_elsewhere.contains(id);
}

void AppDesk::sawBackground(const BackgroundTunnels::Seen& seen)
{
    if (seen.hangs && m_backgroundHangs != seen.hangs)
        m_log.warning(sentence(*seen.hangs));
    m_backgroundHangs = seen.hangs;
    m_looksAtHanging = seen.hangs ? m_looksAtHanging + 1 : 0;
    if (!seen.hangs)
        showBackground(seen);
    else if (m_looksAtHanging >= looksUntilItHangs)
        showHanging(*seen.hangs);
    if (const auto looked = std::exchange(m_looked, {}))
        looked();
}

void AppDesk::showBackground(const BackgroundTunnels::Seen& seen)
{
    for (const auto& [id, line] : seen.states) {
        const TunnelRow* row = m_model.find(id);
        auto state = row ? readState(line, row->profile, Clock::now()) : std::nullopt;
        if (!state || isFinal(*state) || runsHere(id))
            continue;
        if (m_elsewhere.insert(id).second)
            noteElsewhere(id, seen.process);
        keepSince(row->state, *state);
        if (row->state != *state)
            m_model.setState(id, *state);
    }
    std::erase_if(m_elsewhere, [&](const ProfileId& id) {
        const bool isGone = !seen.states.contains(id);
        if (isGone)
            m_model.setState(id, Stopped{});
        return isGone;
    });
}

// What it runs is not known any more, so nothing else is shown of it.
void AppDesk::showHanging(const Error& hangs)
{
    const TunnelState unknown = Failed{hangs};
    for (const ProfileId& id : m_elsewhere) {
        const TunnelRow* row = m_model.find(id);
        if (row != nullptr && row->state != unknown)
            m_model.setState(id, unknown);
    }
}

void AppDesk::couldNotThere(const BackgroundTunnels::Undone& undone)
{
    using Why = BackgroundTunnels::Undone::Why;
    const TunnelRow* row = m_model.find(undone.id);
    const QString name = QString::fromStdString(row != nullptr ? row->profile.name : undone.id);
    QString sentence;
    switch (undone.why) {
    case Why::Hangs:
        sentence = tr("The tunnel %1 could not be changed. %2").arg(name, userSentence(undone.hangs));
        break;
    case Why::Refused:
        sentence = tr("The tunnel %1 could not be changed. Process %2, which runs it, says: %3")
                       .arg(name, QString::number(undone.process), QString::fromStdString(undone.words));
        break;
    case Why::StillThere:
        sentence = tr("The tunnel %1 was not taken over: process %2 was asked to end it and still has it. "
                      "Try again, or end that process.")
                       .arg(name, QString::number(undone.process));
        break;
    }
    m_log.warning(undone.id + ": " + sentence.toStdString());
    emit couldNot(sentence);
}

void AppDesk::noteElsewhere(const ProfileId& id, std::int64_t process)
{
    m_log.info(id + ": runs in the background, process " + std::to_string(process));
}

void AppDesk::connectHere(const ProfileId& id)
{
    if (m_elsewhere.erase(id) != 0)
        m_model.setState(id, Stopped{});
    connectTunnel(id);
}

} // namespace underpass
