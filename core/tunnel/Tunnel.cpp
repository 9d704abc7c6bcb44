// SPDX-License-Identifier: MIT
#include "core/tunnel/Tunnel.h"

#include "core/base/InternalError.h"
#include "core/net/Reset.h"
#include "core/net/TaskGroup.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr std::chrono::milliseconds probePatience{3000};
constexpr std::chrono::seconds forgiveness{
    60}; // After resume: Wi-Fi takes a while, and that is nobody's failure.

} // namespace

Tunnel::Tunnel(Profile profile, Setup setup)
    : m_profile(std::move(profile))
    , m_setup(std::move(setup))
    , m_guard(std::make_shared<Guard>([this](const std::exception_ptr& thrown) { broke(thrown); }))
    , m_retryTimer(m_setup.worker)
    , m_portTimer(m_setup.worker)
{ }

Tunnel::~Tunnel()
{
    m_guard->dismiss();
}

asio::awaitable<void> Tunnel::run()
{
    TaskGroup tasks{guarded(m_setup.worker, m_guard)};
    std::exception_ptr thrown;
    try {
        setForwards(m_profile.forwards);
        tasks.spawn(retryPorts());
        apply(event::Started{});
        while (!isFinal(m_state)) {
            if (std::holds_alternative<Waiting>(m_state))
                co_await waitForRetry();
            else
                co_await runSession();
        }
    } catch (...) {
        thrown = std::current_exception();
    }
    m_stopping = true;
    m_portTimer.cancel();
    co_await tasks.finished();
    if (thrown)
        std::rethrow_exception(thrown);
}

asio::awaitable<void> Tunnel::runSession()
{
    Error why;
    try {
        if (!m_defect) {
            m_session = m_setup.makeSession(m_setup.worker, m_profile, *this);
            setRemoteForwards();
            why = co_await m_session->run();
        }
    } catch (...) {
        m_defect = internalError(std::current_exception(), m_profile.name);
    }
    m_session.reset();
    forgetRemoteListens();
    if (m_defect)
        why = *m_defect;
    if (m_stopping)
        apply(event::Cancelled{});
    else if (!m_defect && std::exchange(m_reconnecting, false)) {
        m_state = Stopped{}; // Not published: nobody is to believe that it is over.
        apply(event::Started{});
    } else
        apply(event::Ended{Clock::now(), std::move(why)});
}

asio::awaitable<void> Tunnel::waitForRetry()
{
    std::error_code ended;
    m_retryTimer.expires_at(std::get<Waiting>(m_state).until);
    co_await m_retryTimer.async_wait(asio::redirect_error(asio::use_awaitable, ended));
    if (m_stopping)
        apply(event::Cancelled{});
    else if (std::exchange(m_reconnecting, false))
        apply(event::Started{});
    else
        apply(event::RetryDue{});
}

void Tunnel::stop()
{
    m_stopping = true;
    m_retryTimer.cancel();
    m_portTimer.cancel();
    if (m_session)
        m_session->end({ErrorCode::Cancelled, m_profile.name, "stopped"});
}

void Tunnel::broke(const std::exception_ptr& thrown)
{
    m_defect = internalError(thrown, m_profile.name);
    m_retryTimer.cancel();
    if (m_session)
        m_session->end(*m_defect);
}

void Tunnel::reconnect()
{
    m_reconnecting = true;
    m_retryTimer.cancel();
    if (m_session)
        m_session->end({ErrorCode::Cancelled, m_profile.name, "reconnecting"});
}

void Tunnel::probe()
{
    m_forgivenUntil = Clock::now() + forgiveness;
    if (isOnline())
        m_session->probe(probePatience);
    else if (std::holds_alternative<Waiting>(m_state))
        reconnect();
}

bool Tunnel::takeOver(const Profile& edited)
{
    Profile asBefore = edited;
    asBefore.name = m_profile.name;
    asBefore.autostart = m_profile.autostart;
    asBefore.forwards = m_profile.forwards;
    if (m_stopping || isOver() || asBefore != m_profile)
        return false;
    m_profile = edited;
    setForwards(m_profile.forwards);
    return true;
}

void Tunnel::accept(ForwardNumber forward, Call call)
{
    Local& local = *find(forward); // Its listener lives in it.
    if (local.state.trouble && local.state.trouble->code == ErrorCode::CallerRefused && isOnline()) {
        local.state.trouble.reset();
        publish(local);
    }
    if (local.dynamic && isOnline())
        return local.dynamic->take(std::move(call));
    call.target = local.state.forward.target.value_or(Endpoint{});
    relay(forward, std::move(call));
}

void Tunnel::refused(ForwardNumber forward, const Caller& caller)
{
    // Without the process id, so that whoever tries in a loop is said once and cannot flood the log.
    Caller who = caller;
    who.processId = 0;
    Local& local = *find(forward);
    local.state.trouble = Error{ErrorCode::CallerRefused, toString(who), ""};
    publish(local);
}

void Tunnel::relay(ForwardNumber forward, Call call)
{
    if (!isOnline())
        return reset(call.socket); // A program that is refused at once can try again; one that hangs cannot.
    m_session->relay(forward, std::move(call));
}

bool Tunnel::isOnline() const
{
    return m_session && std::holds_alternative<Online>(m_state);
}

std::vector<ForwardState> Tunnel::shownForwards() const
{
    std::vector<ForwardState> all;
    for (const Local& local : m_locals)
        all.push_back(local.shown());
    return all;
}

ForwardState Tunnel::Local::shown() const
{
    ForwardState all = state;
    if (!all.trouble)
        all.trouble = targetTrouble;
    return all;
}

void Tunnel::publish(const Local& local)
{
    apply(event::ForwardChanged{static_cast<std::size_t>(&local - m_locals.data()), local.shown()});
}

void Tunnel::apply(const TunnelEvent& event)
{
    std::uniform_real_distribution<double> spread{0.0, 1.0};
    TunnelState state = next(m_state, event, {m_profile.retry, spread(m_random), m_forgivenUntil});
    if (state == m_state)
        return;
    m_state = std::move(state);
    if (isFinal(m_state))
        m_locals.clear(); // Whoever hears of the end may want the ports at once.
    m_setup.changed(m_state);
}

void Tunnel::asked(const Question& question)
{
    apply(event::Asked{question});
}

void Tunnel::answered()
{
    apply(event::Answered{});
}

void Tunnel::opened()
{
    for (Local& local : m_locals)
        local.targetTrouble.reset();
    apply(event::Opened{Clock::now(), shownForwards()});
}

void Tunnel::remoteListens(ForwardNumber forward, const Result<Endpoint>& where)
{
    Local* local = find(forward);
    if (local == nullptr)
        return; // Gone since it was asked for.
    ForwardState& state = local->state;
    state.listening = where.has_value();
    state.listen = where ? *where : state.forward.listen;
    state.trouble = where ? std::nullopt : std::optional{where.error()};
    publish(*local);
}

// A server listens only as long as the session lives.
void Tunnel::forgetRemoteListens()
{
    for (Local& local : m_locals) {
        if (local.state.forward.kind == ForwardKind::Remote)
            local.state = {local.state.forward, local.state.forward.listen, false, std::nullopt};
    }
}

void Tunnel::silent(TimePoint since)
{
    apply(event::Silent{since});
}

void Tunnel::heard()
{
    apply(event::Heard{});
}

void Tunnel::forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble)
{
    Local* local = find(forward);
    if (local == nullptr)
        return; // Gone since it was asked for.
    local->targetTrouble = trouble;
    publish(*local);
}

std::vector<RelayInfo> Tunnel::relays() const
{
    std::vector<RelayInfo> all;
    for (RelayInfo& relay : m_session ? m_session->relays() : std::vector<RelayInfo>{}) {
        const auto local = std::ranges::find(m_locals, relay.forward, &Local::number);
        if (local == m_locals.end())
            continue; // Of a forward that is gone: it is being closed.
        relay.forward = static_cast<std::size_t>(local - m_locals.begin());
        all.push_back(std::move(relay));
    }
    return all;
}

void Tunnel::closeRelay(std::uint64_t id)
{
    if (m_session)
        m_session->closeRelay(id);
}

} // namespace underpass
