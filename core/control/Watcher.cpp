// SPDX-License-Identifier: MIT
#include "core/control/Watcher.h"

#include "core/control/History.h"
#include "core/control/Running.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::seconds patience{3};
constexpr int mostFailures = 15; // A process that is just ending refuses for a moment.

std::chrono::sys_seconds thisMoment()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// What a process kept of its last events, of all its tunnels. Of one that had its number before: nothing.
std::vector<JournalEvent> keptOf(const std::filesystem::path& stateFolder, std::int64_t process,
    std::chrono::sys_seconds since, std::uint64_t seen)
{
    std::vector<JournalEvent> events;
    for (const ProfileId& id : keptHistories(stateFolder)) {
        const auto history = readHistory(stateFolder, id, thisMoment());
        for (const HistoryRecord& record : history ? history->records : std::vector<HistoryRecord>{}) {
            if (record.process != process || record.number <= seen || record.at < since)
                continue;
            events.push_back({record.number, record.event, record.at, id, id, record.event, record.cause,
                record.sentence});
        }
    }
    std::ranges::sort(events, {}, &JournalEvent::number);
    return events;
}

} // namespace

Watcher::Watcher(std::filesystem::path runtime, std::filesystem::path stateFolder)
    : m_runtime(std::move(runtime))
    , m_stateFolder(std::move(stateFolder))
{ }

Watcher::~Watcher() = default;

std::vector<WatchEvent> Watcher::look()
{
    const bool isFirst = !std::exchange(m_hasBegun, true);
    const std::vector<ControlPeer> peers = findControlPeers(m_runtime);
    for (const ControlPeer& peer : peers) {
        const auto [place, isNew] = m_processes.try_emplace(peer.processId, Process{peer, thisMoment()});
        if (isNew && !isFirst)
            place->second.seen = 0; // All that it has done.
    }
    for (auto place = m_processes.begin(); place != m_processes.end();) {
        const bool isThere = std::ranges::find(peers, place->first, &ControlPeer::processId) != peers.end();
        place = isOver(place->second, isThere) ? m_processes.erase(place) : std::next(place);
    }
    return std::exchange(m_news, {});
}

bool Watcher::isOver(Process& process, bool isThere)
{
    if (process.asked.valid()) {
        if (process.asked.wait_for(std::chrono::seconds{0}) != std::future_status::ready)
            return false;
        take(process, process.asked.get());
    }
    if (isThere)
        ask(process);
    else
        takeEnd(process);
    return !isThere;
}

void Watcher::ask(Process& process) const
{
    const ControlRequest request{.command = ControlCommand::Events, .since = process.seen};
    process.asked = std::async(std::launch::async,
        [peer = process.peer, request] { return askControlPeer(peer, request, patience); });
}

void Watcher::take(Process& process, const Result<ControlReply>& reply)
{
    if (reply)
        return takeAnswer(process, *reply);
    const bool isSilent = reply.error().code == ErrorCode::ProcessHangs;
    if (!isSilent && ++process.failures < mostFailures)
        return;
    if (!std::exchange(process.hangs, true))
        tell(process, hangsEvent, sentence(isSilent ? hangs(process.peer.processId) : reply.error()));
}

void Watcher::takeAnswer(Process& process, const ControlReply& reply)
{
    process.failures = 0;
    if (std::exchange(process.hangs, false))
        tell(process, answersEvent, "It answers again.");
    if (!std::exchange(process.isKnown, true))
        tell(process, foundEvent, "It is watched.");
    for (const TunnelReport& tunnel : reply.tunnels) {
        if (!process.seen)
            m_news.push_back({process.peer.processId,
                {0, stateEvent, thisMoment(), tunnel.id, tunnel.name, tunnel.state, tunnel.trouble,
                    tunnel.sentence}});
        process.tunnels.try_emplace(tunnel.id, tunnel);
    }
    if (!process.seen)
        process.seen = reply.lastEvent;
    for (const JournalEvent& event : reply.events)
        takeEvent(process, event);
}

void Watcher::takeEvent(Process& process, const JournalEvent& event)
{
    const std::uint64_t seen = process.seen.value_or(0);
    if (event.number <= seen)
        return;
    if (event.number > seen + 1)
        tell(process, skippedEvent, "What happened here came too fast to be told.", event.number - seen - 1);
    process.seen = event.number;
    TunnelReport& tunnel = process.tunnels[event.id];
    tunnel.id = event.id;
    tunnel.state = event.state;
    if (event.name != event.id)
        tunnel.name = event.name;
    m_news.push_back({process.peer.processId, event});
    if (!tunnel.name.empty())
        m_news.back().event.name = tunnel.name;
}

void Watcher::takeEnd(Process& process)
{
    for (const JournalEvent& event :
        keptOf(m_stateFolder, process.peer.processId, process.found, process.seen.value_or(0)))
        takeEvent(process, event);
    for (const auto& [id, tunnel] : process.tunnels) {
        if (saysOver(tunnel.state))
            continue;
        m_news.push_back({process.peer.processId,
            {0, lostEvent, thisMoment(), id, tunnel.name, "stopped", "",
                "Its process ended without a word."}});
    }
    tell(process, endedEvent, "It has ended.");
}

void Watcher::tell(
    const Process& process, const char* event, const std::string& sentence, std::uint64_t times)
{
    JournalEvent told{0, event, thisMoment()};
    told.sentence = sentence;
    told.times = times;
    m_news.push_back({process.peer.processId, std::move(told)});
}

} // namespace underpass
