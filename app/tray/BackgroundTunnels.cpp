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
    add({id});
}

void BackgroundTunnels::takeOver(const ProfileId& id)
{
    add({id, true});
}

void BackgroundTunnels::carryOut(const Job& job)
{
    const Ended ended = end(job.id);
    if (!job.isTakeOver || ended == Ended::No)
        return;
    if (ended == Ended::Gone || isOverSoon(job.id))
        return m_listener.takenOver(job.id);
    if (!m_thread.get_stop_token().stop_requested())
        m_listener.undone({job.id, m_peer->processId, Undone::Why::StillThere});
}

// Whoever hangs is not asked a second time: the person has waited for the look already.
BackgroundTunnels::Ended BackgroundTunnels::end(const ProfileId& id)
{
    if (m_hangs) {
        m_listener.undone({.id = id, .why = Undone::Why::Hangs, .hangs = *m_hangs});
        return Ended::No;
    }
    if (!m_peer)
        return Ended::Gone; // The look has told so.
    const auto reply = askControlPeer(*m_peer, {ControlCommand::Disconnect, id}, patience);
    if (reply && reply->refused.empty())
        return Ended::Asked;
    if (reply) {
        m_listener.undone({id, m_peer->processId, Undone::Why::Refused, reply->refused});
        return Ended::No;
    }
    if (isGone(*m_peer))
        return Ended::Gone;
    m_listener.undone({.id = id, .why = Undone::Why::Hangs, .hangs = hangs(m_peer->processId)});
    return Ended::No;
}

bool BackgroundTunnels::isOverSoon(const ProfileId& id)
{
    const auto deadline = Clock::now() + patienceWithEnd;
    for (; Clock::now() < deadline && !m_thread.get_stop_token().stop_requested();
        std::this_thread::sleep_for(betweenTries)) {
        const auto running = findRunningIn(*m_peer, id);
        if (running && !*running)
            return true;
    }
    return false;
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
            if (!stop.stop_requested())
                carryOut(job);
        }
    }
}

void BackgroundTunnels::look(const std::stop_token& stop)
{
    const auto former = m_peer;
    const Seen seen = ask();
    m_hangs = seen.hangs;
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
