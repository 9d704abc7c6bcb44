// SPDX-License-Identifier: MIT
#include "core/ssh/SessionPool.h"

#include "core/base/InternalError.h"

#include <algorithm>

namespace underpass {
namespace {

// A relay's id says which session it belongs to.
constexpr unsigned numberShift = 32;

std::size_t cost(const Session& session)
{
    const SessionLoad load = session.load();
    return load.relays + (load.busy ? SessionPool::crowd : 0);
}

} // namespace

SessionPool::SessionPool(asio::io_context& worker, Profile profile, SessionObserver& tunnel, Makers makers,
    std::chrono::milliseconds idleTime)
    : m_guard(std::make_shared<Guard>([this](const std::exception_ptr& thrown) {
        end(internalError(thrown, "the connections of one tunnel"));
    }))
    , m_worker(guarded(worker, m_guard))
    , m_profile(std::move(profile))
    , m_tunnel(tunnel)
    , m_makers(std::move(makers))
    , m_idleTime(idleTime)
    , m_main(m_makers.main(m_profile, *this))
    , m_idle(m_worker)
    , m_tasks(m_worker)
{ }

SessionPool::~SessionPool()
{
    m_guard->dismiss();
}

asio::awaitable<Error> SessionPool::run()
{
    Error why = co_await m_main->run();
    if (!m_over && wasEndedByAnother(why, 0)) {
        lessons().oneConnection = true;
        why.detail
            += "; the server ended it when a further one had logged in, so there is only one from now on";
    }
    m_over = true;
    for (const auto& extra : m_extras)
        extra->session->end(why);
    m_idle.notify();
    co_await m_tasks.finished();
    co_return why;
}

void SessionPool::end(Error why)
{
    m_over = true;
    for (const auto& extra : m_extras)
        extra->session->end(why);
    m_main->end(std::move(why));
}

void SessionPool::probe(std::chrono::milliseconds deadline)
{
    m_main->probe(deadline);
    for (const auto& extra : m_extras)
        extra->session->probe(deadline);
}

void SessionPool::relay(ForwardNumber forward, Call call)
{
    m_wasCalled = true;
    leastCrowded().relay(forward, std::move(call));
    m_guard->run([this] { growWhenCrowded(); });
}

// What the server listens for is the main session's matter.
void SessionPool::setRemoteForwards(const std::vector<NumberedForward>& forwards)
{
    m_main->setRemoteForwards(forwards);
}

void SessionPool::remoteListens(ForwardNumber forward, const Result<Endpoint>& where)
{
    m_tunnel.remoteListens(forward, where);
}

Session& SessionPool::leastCrowded() const
{
    Session* best = m_main.get();
    std::size_t least = cost(*best);
    for (const auto& extra : m_extras) {
        if (extra->state != Extra::State::Open)
            continue;
        if (const std::size_t its = cost(*extra->session); its < least) {
            best = extra->session.get();
            least = its;
        }
    }
    return *best;
}

// Connections with room for calls to come, counting those that are still being opened.
std::size_t SessionPool::spares() const
{
    const auto hasRoom = [](const std::shared_ptr<Extra>& extra) {
        return extra->state == Extra::State::Opening
            || (extra->state == Extra::State::Open && cost(*extra->session) < crowd);
    };
    return static_cast<std::size_t>(std::ranges::count_if(m_extras, hasRoom))
        + (cost(*m_main) < crowd ? 1 : 0);
}

bool SessionPool::mayGrow() const
{
    if (m_wasRefused || m_tunnel.lessons().oneConnection)
        return false;
    switch (m_profile.oneConnection) {
    case OneConnection::Auto:
        return !m_main->mayHaveTakenSomebody();
    case OneConnection::Always:
        return false;
    case OneConnection::Never:
        return true;
    }
    std::unreachable();
}

void SessionPool::growWhenCrowded()
{
    if (m_over || !mayGrow() || !m_wasCalled || spares() > 0 || m_extras.size() + 1 >= mostSessions)
        return;
    const auto extra = std::make_shared<Extra>(*this, ++m_lastNumber);
    extra->session = m_makers.silent(m_profile, *extra);
    m_extras.push_back(extra);
    m_tasks.spawn(runExtra(extra));
    if (!std::exchange(m_watching, true))
        m_tasks.spawn(watchIdle());
}

asio::awaitable<void> SessionPool::runExtra(std::shared_ptr<Extra> extra)
{
    const Error why = co_await extra->session->run();
    m_extras.remove(extra);
    learnFrom(*extra, why);
    if (m_extras.empty())
        m_idle.notify();
}

void SessionPool::learnFrom(const Extra& extra, const Error& why)
{
    if (m_over || extra.state == Extra::State::Leaving)
        return;
    if (extra.state == Extra::State::Opening)
        m_wasRefused = true; // The server wants no second one, or somebody would have to be asked.
    const bool mayAsk = m_profile.oneConnection == OneConnection::Never;
    if ((!mayAsk && extra.session->mayHaveTakenSomebody()) || wasEndedByAnother(why, extra.number))
        lessons().oneConnection = true;
}

// Some servers permit one session for an account, and the newest wins.
bool SessionPool::wasEndedByAnother(const Error& why, std::uint64_t number) const
{
    const bool isByServer = why.code == ErrorCode::ServerClosed || why.code == ErrorCode::ServerFull
        || why.code == ErrorCode::LinkLost;
    return isByServer && std::ranges::any_of(m_extras, [&](const std::shared_ptr<Extra>& extra) {
        return extra->number > number && extra->state != Extra::State::Leaving
            && Clock::now() - extra->since < sameBreath;
    });
}

asio::awaitable<void> SessionPool::watchIdle()
{
    while (!m_over && !m_extras.empty()) {
        const bool isDue = co_await m_idle.waitUntil(Clock::now() + m_idleTime);
        if (isDue)
            endIdle();
    }
    m_watching = false;
}

void SessionPool::endIdle()
{
    std::size_t spare = spares();
    for (const auto& extra : m_extras) {
        const bool isIdle = extra->state == Extra::State::Open && extra->session->load().relays == 0;
        if (isIdle && std::exchange(extra->wasIdle, true) && spare > 1) {
            extra->session->end({ErrorCode::Cancelled, {}, "it is not needed any more"});
            extra->state = Extra::State::Leaving;
            --spare;
        } else if (!isIdle) {
            extra->wasIdle = false;
        }
    }
}

std::vector<RelayInfo> SessionPool::relays() const
{
    std::vector<RelayInfo> all = m_main->relays();
    for (const auto& extra : m_extras) {
        for (RelayInfo& relay : extra->session->relays()) {
            relay.id |= extra->number << numberShift;
            all.push_back(std::move(relay));
        }
    }
    return all;
}

void SessionPool::closeRelay(std::uint64_t id)
{
    const std::uint64_t number = id >> numberShift;
    if (number == 0)
        return m_main->closeRelay(id);
    for (const auto& extra : m_extras) {
        if (extra->number == number)
            extra->session->closeRelay(id & ((std::uint64_t{1} << numberShift) - 1));
    }
}

SessionLoad SessionPool::load() const
{
    SessionLoad all = m_main->load();
    for (const auto& extra : m_extras) {
        const SessionLoad its = extra->session->load();
        all.relays += its.relays;
        all.busy = all.busy || its.busy;
    }
    return all;
}

void SessionPool::forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble)
{
    m_tunnel.forwardTrouble(forward, trouble);
}

void SessionPool::Extra::asked(const Question&)
{
    if (pool.m_profile.oneConnection != OneConnection::Never)
        pool.lessons().oneConnection = true;
}

void SessionPool::Extra::opened()
{
    state = State::Open;
    since = Clock::now();
    if (session->mayHaveTakenSomebody() && pool.m_profile.oneConnection != OneConnection::Never)
        pool.lessons().oneConnection = true;
    pool.growWhenCrowded();
}

void SessionPool::Extra::forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble)
{
    pool.forwardTrouble(forward, trouble);
}

} // namespace underpass
