// SPDX-License-Identifier: MIT
#include "core/tunnel/Tunnel.h"

#include <algorithm>
#include <utility>

// What a tunnel knows of its forwards while it runs: the rest of it is in Tunnel.cpp.
namespace underpass {
namespace {

// Whether one may stand for the other while it runs: it listens at the same place and leads to the same.
// What people are told of its absence is another matter, and its rule can be another one from now on.
bool worksAs(Forward one, const Forward& other)
{
    one.required = other.required;
    one.who = other.who;
    one.programs = other.programs;
    one.unknown = other.unknown;
    return one == other;
}

// Since when is about what keeps it from working, not about how that is put.
void note(std::optional<Error>& trouble, std::optional<WallTime>& since, std::optional<Error> now)
{
    if (!now)
        since.reset();
    else if (!trouble || trouble->code != now->code)
        since = WallTime::clock::now();
    trouble = std::move(now);
}

bool haveOneRule(const Forward& one, const Forward& other)
{
    return one.who == other.who && one.programs == other.programs;
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
            m_forwards.push_back({++m_lastNumber, {forward, forward.listen, false, std::nullopt}, {}, {}});
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

// A caller whose names are not known yet is not known to be allowed either.
std::vector<EndedCall> Tunnel::endWhatNewRulesForbid(const std::vector<NumberedForward>& before)
{
    std::vector<EndedCall> ended;
    for (const RelayInfo& relay : m_session ? m_session->relays() : std::vector<RelayInfo>{}) {
        const auto was = std::ranges::find(before, relay.forward, &NumberedForward::number);
        const Entry* is = find(relay.forward);
        if (is == nullptr || was == before.end() || !listensHere(is->state.forward))
            continue;
        const Forward& now = is->state.forward;
        if (haveOneRule(was->forward, now) || isAllowed(relay.caller, now))
            continue;
        m_session->closeRelay(relay.id);
        ended.push_back({now, relay.caller});
    }
    return ended;
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
        [this](ForwardNumber forward, const Refusal& refusal) { turnedAway(forward, refusal); }};
}

void Tunnel::listens(ForwardNumber forward, const Result<Endpoint>& where)
{
    Entry* entry = find(forward);
    if (entry == nullptr)
        return; // Gone since the server was asked for it.
    ForwardState& state = entry->state;
    state.listening = where.has_value();
    state.listen = where ? *where : state.forward.listen;
    note(state.trouble, state.troubleSince, where ? std::nullopt : std::optional{where.error()});
    publish(*entry);
}

// What was true of its connection and of no other: a server listens only as long as the session lives.
void Tunnel::forgetSession()
{
    m_roundTrip.reset();
    for (Entry& entry : m_forwards) {
        note(entry.targetTrouble, entry.targetTroubleSince, std::nullopt);
        ForwardState& state = entry.state;
        state.isProven = false;
        if (listensHere(state.forward))
            continue;
        state.listen = state.forward.listen;
        state.listening = false;
        note(state.trouble, state.troubleSince, std::nullopt);
    }
}

void Tunnel::turnedAway(ForwardNumber forward, const Refusal& refusal)
{
    TurnedAway turnedAway{refusal.who, refusal.rule, refusal.count, WallTime::clock::now()};
    turnedAway.who.processId = 0;
    add(find(forward)->state, std::move(turnedAway));
    m_evidence.happened();
}

void Tunnel::reached(ForwardNumber forward)
{
    Entry* entry = find(forward);
    if (entry == nullptr)
        return;
    entry->state.isProven = true;
    entry->state.lastReached = WallTime::clock::now();
    m_evidence.happened();
}

void Tunnel::carried(ForwardNumber forward)
{
    if (Entry* entry = find(forward)) {
        entry->state.lastByte = WallTime::clock::now();
        m_evidence.happened();
    }
}

void Tunnel::publishEvidence()
{
    if (!m_isSetting)
        apply(event::ForwardsChanged{shownForwards()});
}

void Tunnel::forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble)
{
    Entry* entry = find(forward);
    if (entry == nullptr)
        return; // Gone since it was called.
    note(entry->targetTrouble, entry->targetTroubleSince, trouble);
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
    if (!all.trouble) {
        all.trouble = targetTrouble;
        all.troubleSince = targetTroubleSince;
    }
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
