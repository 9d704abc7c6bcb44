// SPDX-License-Identifier: MIT
// The part of AppDesk for the tunnels that run in the background.
#include "app/tray/AppDesk.h"

#include "core/control/StateJson.h"

#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::seconds onTheWay{2};

// It comes as an age, and what the message took on its way is no news.
void keepSince(const TunnelState& before, TunnelState& after)
{
    const auto* was = std::get_if<Online>(&before);
    auto* is = std::get_if<Online>(&after);
    if (was && is && std::chrono::abs(was->since - is->since) < onTheWay)
        is->since = was->since;
}

} // namespace

void AppDesk::watchBackground(const std::filesystem::path& runtime, std::function<void()> looked)
{
    m_looked = std::move(looked);
    m_background = std::make_unique<BackgroundTunnels>(runtime, m_place.knownHosts,
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
    if (!seen.hangs)
        showBackground(seen);
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
