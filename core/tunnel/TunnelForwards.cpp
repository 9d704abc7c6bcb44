// SPDX-License-Identifier: MIT
#include "core/tunnel/Tunnel.h"

#include <algorithm>
#include <utility>

// What a tunnel knows of its forwards while it runs: the rest of it is in Tunnel.cpp.
namespace underpass {
namespace {

// Whether one may stand for the other while it runs; what people are told of its absence is another matter.
bool worksAs(Forward one, const Forward& other)
{
    one.required = other.required;
    return one == other;
}

} // namespace

void Tunnel::setForwards(const std::vector<Forward>& forwards)
{
    for (const ForwardNumber gone : replaceEntries(forwards))
        closeRelaysOf(gone);
    m_isSetting = true;
    m_local.set(numbered());
    m_isSetting = false;
    apply(event::ForwardsChanged{shownForwards()});
    if (m_session)
        m_session->setRemoteForwards(numbered());
}

// Returns the numbers of those that are gone.
std::vector<ForwardNumber> Tunnel::replaceEntries(const std::vector<Forward>& forwards)
{
    std::vector<Entry> before = std::exchange(m_forwards, {});
    for (const Forward& forward : forwards) {
        const auto same = std::ranges::find_if(
            before, [&](const Entry& entry) { return worksAs(entry.state.forward, forward); });
        if (same == before.end()) {
            m_forwards.push_back({++m_lastNumber, {forward, forward.listen, false, std::nullopt}, {}});
            continue;
        }
        m_forwards.push_back(std::move(*same));
        m_forwards.back().state.forward = forward;
        before.erase(same);
    }
    std::vector<ForwardNumber> gone;
    for (const Entry& entry : before)
        gone.push_back(entry.number);
    return gone;
}

std::vector<NumberedForward> Tunnel::numbered() const
{
    std::vector<NumberedForward> all;
    for (const Entry& entry : m_forwards)
        all.push_back({entry.number, entry.state.forward});
    return all;
}

void Tunnel::closeRelaysOf(ForwardNumber forward)
{
    if (!m_session)
        return;
    for (const RelayInfo& relay : m_session->relays()) {
        if (relay.forward == forward)
            m_session->closeRelay(relay.id);
    }
}

LocalForwards::Setup Tunnel::listening()
{
    return {m_setup.worker, guarded(m_setup.worker, m_guard), m_setup.identity, m_setup.portRetry,
        [this](ForwardNumber forward, const Result<Endpoint>& where) { listens(forward, where); },
        [this] { return isOnline(); },
        [this](ForwardNumber forward, Call call) { m_session->relay(forward, std::move(call)); },
        [this](ForwardNumber forward, const Caller& who) { turnedAway(forward, who); }};
}

void Tunnel::listens(ForwardNumber forward, const Result<Endpoint>& where)
{
    Entry* entry = find(forward);
    if (entry == nullptr)
        return; // Gone since the server was asked for it.
    ForwardState& state = entry->state;
    state.listening = where.has_value();
    state.listen = where ? *where : state.forward.listen;
    state.trouble = where ? std::nullopt : std::optional{where.error()};
    publish(*entry);
}

// A server listens only as long as the session lives.
void Tunnel::forgetRemoteListens()
{
    for (Entry& entry : m_forwards) {
        if (!listensHere(entry.state.forward))
            entry.state = {entry.state.forward, entry.state.forward.listen, false, std::nullopt};
    }
}

void Tunnel::turnedAway(ForwardNumber forward, Caller who)
{
    who.processId = 0;
    Entry& entry = *find(forward);
    if (entry.state.lastTurnedAway && entry.state.lastTurnedAway->who == who)
        return;
    entry.state.lastTurnedAway = TurnedAway{std::move(who), Clock::now()};
    publish(entry);
}

void Tunnel::forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble)
{
    Entry* entry = find(forward);
    if (entry == nullptr)
        return; // Gone since it was called.
    entry->targetTrouble = trouble;
    publish(*entry);
}

Tunnel::Entry* Tunnel::find(ForwardNumber forward)
{
    const auto found = std::ranges::find(m_forwards, forward, &Entry::number);
    return found == m_forwards.end() ? nullptr : &*found;
}

ForwardState Tunnel::Entry::shown() const
{
    ForwardState all = state;
    if (!all.trouble)
        all.trouble = targetTrouble;
    return all;
}

void Tunnel::publish(const Entry& entry)
{
    if (!m_isSetting)
        apply(event::ForwardChanged{static_cast<std::size_t>(&entry - m_forwards.data()), entry.shown()});
}

std::vector<ForwardState> Tunnel::shownForwards() const
{
    std::vector<ForwardState> all;
    for (const Entry& entry : m_forwards)
        all.push_back(entry.shown());
    return all;
}

} // namespace underpass
