// SPDX-License-Identifier: MIT
#include "app/tray/BackgroundTunnels.h"

#include "core/base/Clock.h"
#include "core/control/Running.h"
#include "core/system/ProcessAlive.h"

#include <random>
#include <utility>
#include <vector>

namespace underpass {

namespace {

constexpr std::chrono::seconds betweenLooks{1};
constexpr std::chrono::seconds patience{3};
constexpr std::chrono::seconds patienceWithEnd{15};
constexpr std::chrono::milliseconds betweenTries{50};
constexpr int triesAtOnce = 4;

} // namespace

BackgroundTunnels::BackgroundTunnels(
    std::filesystem::path runtime, const std::vector<std::filesystem::path>& knownHosts, Listener listener)
    : m_runtime(std::move(runtime))
    , m_wishes(trusting(knownHosts))
    , m_listener(std::move(listener))
    , m_asker(std::to_string(ownProcessId()) + "-" + std::to_string(std::random_device{}()))
    , m_thread([this](const std::stop_token& stop) { work(stop); })
{ }

BackgroundTunnels::~BackgroundTunnels() = default;

void BackgroundTunnels::disconnect(const ProfileId& id)
{
    add([id](const ControlPeer& peer) { (void)askProcess(peer, {ControlCommand::Disconnect, id}); });
}

void BackgroundTunnels::takeOver(const ProfileId& id)
{
    add([this, id](const ControlPeer& peer) {
        if (!askProcess(peer, {ControlCommand::Disconnect, id}))
            return;
        const auto deadline = Clock::now() + patienceWithEnd;
        for (; Clock::now() < deadline && !m_thread.get_stop_token().stop_requested();
            std::this_thread::sleep_for(betweenTries)) {
            const auto running = findRunningIn(peer, id);
            if (running && !*running)
                return m_listener.takenOver(id);
        }
    });
}

void BackgroundTunnels::add(Job job)
{
    const std::lock_guard lock{m_mutex};
    m_jobs.push_back(std::move(job));
    m_wanted.notify_one();
}

void BackgroundTunnels::work(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        look(stop);
        std::unique_lock lock{m_mutex};
        m_wanted.wait_for(lock, stop, betweenLooks, [this] { return !m_jobs.empty(); });
        const std::deque<Job> jobs = std::exchange(m_jobs, {});
        lock.unlock();
        for (const Job& job : jobs) {
            if (m_peer && !stop.stop_requested())
                job(*m_peer);
        }
    }
}

void BackgroundTunnels::look(const std::stop_token& stop)
{
    const auto former = m_peer;
    const Seen seen = ask();
    if (stop.stop_requested())
        return;
    m_listener.seen(seen);
    const auto giver = m_peer ? m_peer : former; // That has promised what is still to come.
    std::set<ProfileId> wanted = m_promised;
    for (const auto& [id, state] : seen.states)
        wanted.insert(id);
    for (const ProfileId& id : wanted) {
        if (giver && !seen.hangs && !stop.stop_requested())
            askFor(*giver, id);
    }
}

BackgroundTunnels::Seen BackgroundTunnels::ask()
{
    Seen seen;
    auto found = process();
    if (!found) {
        seen.hangs = found.error();
        return seen;
    }
    m_peer = *found;
    if (!m_peer)
        return seen;
    seen.process = m_peer->processId;
    auto reply = askControlPeer(*m_peer, {.command = ControlCommand::Status, .wantsStates = true}, patience);
    if (reply)
        seen.states = std::move(reply->states);
    else if (reply.error().code == ErrorCode::ProcessHangs)
        seen.hangs = reply.error();
    return seen;
}

// Usually there is nobody but us.
Result<std::optional<ControlPeer>> BackgroundTunnels::process()
{
    std::vector<ControlPeer> others = findControlPeers(m_runtime);
    std::erase_if(others, [](const ControlPeer& peer) { return peer.processId == ownProcessId(); });
    return others.empty() ? std::optional<ControlPeer>{} : findBackground(m_runtime);
}

// Once it has begun to give it away, it is asked until that is done; a process that has ended meanwhile has
// it no longer, either.
void BackgroundTunnels::askFor(const ControlPeer& peer, const ProfileId& id)
{
    const ControlRequest wanted{
        .command = ControlCommand::HandOver, .profile = id, .asker = m_asker, .wishes = m_wishes};
    for (int tries = 0; tries < triesAtOnce; ++tries, std::this_thread::sleep_for(betweenTries)) {
        const auto reply = askControlPeer(peer, wanted, patience);
        const bool isGone = !reply && reply.error().code != ErrorCode::ProcessHangs;
        if (reply && !reply->refused.empty())
            m_promised.erase(id);
        else if (reply && reply->hasBegun)
            m_promised.insert(id);
        if ((reply && reply->isHandedOver) || (isGone && m_promised.contains(id))) {
            m_promised.erase(id);
            return m_listener.takenOver(id);
        }
        if (!reply || !reply->refused.empty() || (tries > 0 && !m_promised.contains(id)))
            return; // Somebody is connected to it.
    }
}

} // namespace underpass
