// SPDX-License-Identifier: MIT
#include "core/Tunnel.h"

#include "core/net/TaskGroup.h"
#include "core/platform/PortOwner.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr std::chrono::milliseconds probePatience{3000};
constexpr std::chrono::seconds forgiveness{
    60}; // After resume: Wi-Fi takes a while, and that is nobody's failure.

void reset(Call& call)
{
    std::error_code ignored;
    call.socket.set_option(asio::socket_base::linger{true, 0}, ignored);
    call.socket.close(ignored);
}

} // namespace

Tunnel::Tunnel(Profile profile, Setup setup)
    : m_profile(std::move(profile))
    , m_setup(std::move(setup))
    , m_retryTimer(m_setup.worker)
    , m_portTimer(m_setup.worker)
{ }

Tunnel::~Tunnel() = default;

asio::awaitable<void> Tunnel::run()
{
    TaskGroup tasks{m_setup.worker.get_executor()};
    openListeners();
    tasks.spawn(retryPorts());
    apply(event::Started{});
    while (!isFinal(m_state)) {
        if (std::holds_alternative<Waiting>(m_state))
            co_await waitForRetry();
        else
            co_await runSession();
    }
    m_stopping = true;
    m_portTimer.cancel();
    co_await tasks.finished();
}

asio::awaitable<void> Tunnel::runSession()
{
    m_session = m_setup.makeSession(m_setup.worker, m_profile, *this);
    Error why = co_await m_session->run();
    m_session.reset();
    forgetRemoteListens();
    if (m_stopping)
        apply(event::Cancelled{});
    else if (std::exchange(m_reconnecting, false)) {
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
    if (std::holds_alternative<Online>(m_state) && m_session)
        m_session->probe(probePatience);
    else if (std::holds_alternative<Waiting>(m_state))
        reconnect();
}

void Tunnel::openListeners()
{
    m_locals.resize(m_profile.forwards.size());
    for (std::size_t i = 0; i < m_locals.size(); ++i) {
        m_locals[i].state = {m_profile.forwards[i], m_profile.forwards[i].listen, false, std::nullopt};
        openListener(i);
    }
}

void Tunnel::openListener(std::size_t index)
{
    Local& local = m_locals[index];
    const Forward& forward = local.state.forward;
    if (!forward.enabled || forward.kind == ForwardKind::Remote) // The server listens for that.
        return;
    if (forward.kind != ForwardKind::Local) {
        local.state.trouble
            = Error{ErrorCode::ForwardRefused, toString(forward), "this version has no dynamic forwards"};
        return;
    }
    auto listener = Listener::open(
        m_setup.worker, forward, m_setup.identity,
        [this, index](Call call) { accept(index, std::move(call)); },
        [this, index](const Caller& caller) {
            // Without the process id, so that whoever tries in a loop is said once and cannot flood the log.
            Caller who = caller;
            who.processId = 0;
            m_locals[index].state.trouble = Error{ErrorCode::CallerRefused, toString(who), ""};
            publishForward(index);
        });
    if (!listener) {
        local.state.trouble = listener.error();
        return;
    }
    local.listener = std::move(*listener);
    local.state.listen = local.listener->endpoint();
    local.state.listening = true;
    local.state.trouble.reset();
}

asio::awaitable<void> Tunnel::retryPorts()
{
    while (!m_stopping) {
        const auto isTaken = [](const Local& local) {
            return local.state.trouble && !local.listener && local.state.forward.kind != ForwardKind::Remote
                && mayPassByItself(local.state.trouble->code);
        };
        if (std::ranges::none_of(m_locals, isTaken))
            co_return;
        std::error_code ended;
        m_portTimer.expires_after(m_setup.portRetry);
        co_await m_portTimer.async_wait(asio::redirect_error(asio::use_awaitable, ended));
        for (std::size_t i = 0; i < m_locals.size() && !m_stopping; ++i) {
            if (!isTaken(m_locals[i]))
                continue;
            openListener(i);
            publishForward(i);
        }
    }
}

void Tunnel::accept(std::size_t index, Call call)
{
    if (!m_session || !std::holds_alternative<Online>(m_state))
        return reset(call); // A program that is refused at once can try again; one that hangs cannot.
    if (m_locals[index].state.trouble && m_locals[index].state.trouble->code == ErrorCode::CallerRefused) {
        m_locals[index].state.trouble.reset();
        publishForward(index);
    }
    m_session->relay(index, std::move(call));
}

ForwardState Tunnel::shown(const Local& local) const
{
    ForwardState state = local.state;
    if (!state.trouble)
        state.trouble = local.targetTrouble;
    return state;
}

void Tunnel::publishForward(std::size_t index)
{
    apply(event::ForwardChanged{index, shown(m_locals[index])});
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
    std::vector<ForwardState> forwards;
    for (auto& local : m_locals) {
        local.targetTrouble.reset();
        forwards.push_back(shown(local));
    }
    apply(event::Opened{Clock::now(), std::move(forwards)});
}

void Tunnel::remoteListens(std::size_t forward, const Result<Endpoint>& where)
{
    ForwardState& state = m_locals[forward].state;
    state.listening = where.has_value();
    state.listen = where ? *where : state.forward.listen;
    state.trouble = where ? std::nullopt : std::optional{where.error()};
    publishForward(forward);
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

void Tunnel::forwardTrouble(std::size_t forward, const std::optional<Error>& trouble)
{
    m_locals[forward].targetTrouble = trouble;
    publishForward(forward);
}

std::vector<RelayInfo> Tunnel::relays() const
{
    return m_session ? m_session->relays() : std::vector<RelayInfo>{};
}

void Tunnel::closeRelay(std::uint64_t id)
{
    if (m_session)
        m_session->closeRelay(id);
}

} // namespace underpass
