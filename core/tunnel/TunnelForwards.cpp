// SPDX-License-Identifier: MIT
#include "core/tunnel/Tunnel.h"

#include <algorithm>

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

// What a tunnel does about its forwards while it runs: the rest of it is in Tunnel.cpp.
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
    std::vector<Local> before = std::exchange(m_locals, {});
    for (const Forward& forward : forwards) {
        const auto same = std::ranges::find_if(
            before, [&](const Local& local) { return worksAs(local.state.forward, forward); });
        if (same == before.end()) {
            m_locals.push_back(fresh(forward));
            continue;
        }
        m_locals.push_back(std::move(*same));
        m_locals.back().state.forward = forward;
        before.erase(same);
    }
    for (const Local& gone : before)
        closeRelaysOf(gone.number);
    before.clear(); // Before others listen: they may want its ports.
    openListeners();
    m_portTimer.cancel(); // Ports may have come free, or be waited for anew.
    apply(event::ForwardsChanged{shownForwards()});
    setRemoteForwards();
}

void Tunnel::setRemoteForwards()
{
    if (!m_session)
        return;
    std::vector<NumberedForward> remote;
    for (const Local& local : m_locals) {
        if (local.state.forward.kind == ForwardKind::Remote)
            remote.push_back({local.number, local.state.forward});
    }
    m_session->setRemoteForwards(remote);
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

Tunnel::Local Tunnel::fresh(const Forward& forward)
{
    return {++m_lastNumber, {forward, forward.listen, false, std::nullopt}, {}, {}, {}};
}

void Tunnel::openListeners()
{
    for (Local& local : m_locals) {
        if (!local.listener && !local.state.trouble)
            openListener(local);
    }
}

void Tunnel::openListener(Local& local)
{
    const Forward& forward = local.state.forward;
    if (!forward.enabled || forward.kind == ForwardKind::Remote) // The server listens for that.
        return;
    auto listener = Listener::open(
        m_setup.worker, forward, m_setup.identity,
        [this, number = local.number](Call call) { accept(number, std::move(call)); },
        [this, number = local.number](const Caller& caller) { refused(number, caller); });
    if (!listener) {
        local.state.trouble = listener.error();
        return;
    }
    local.listener = std::move(*listener);
    if (forward.kind == ForwardKind::Dynamic)
        local.dynamic = std::make_unique<DynamicCalls>(
            m_setup.worker, [this, number = local.number](Call call) { relay(number, std::move(call)); });
    local.state.listen = local.listener->endpoint();
    local.state.listening = true;
    local.state.trouble.reset();
}

asio::awaitable<void> Tunnel::retryPorts()
{
    const auto isTaken = [](const Local& local) {
        return local.state.trouble && !local.listener && local.state.forward.kind != ForwardKind::Remote
            && mayPassByItself(local.state.trouble->code);
    };
    while (!m_stopping) {
        const bool isAnyTaken = std::ranges::any_of(m_locals, isTaken);
        std::error_code ended;
        m_portTimer.expires_at(isAnyTaken ? Clock::now() + m_setup.portRetry : TimePoint::max());
        co_await m_portTimer.async_wait(asio::redirect_error(asio::use_awaitable, ended));
        for (std::size_t i = 0; i < m_locals.size() && !m_stopping; ++i) {
            if (!isTaken(m_locals[i]))
                continue;
            openListener(m_locals[i]);
            publish(m_locals[i]);
        }
    }
}

Tunnel::Local* Tunnel::find(ForwardNumber forward)
{
    const auto found = std::ranges::find(m_locals, forward, &Local::number);
    return found == m_locals.end() ? nullptr : &*found;
}

} // namespace underpass
