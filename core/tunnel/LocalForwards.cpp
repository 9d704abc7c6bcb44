// SPDX-License-Identifier: MIT
#include "core/tunnel/LocalForwards.h"

#include "core/listen/DynamicCalls.h"
#include "core/net/Reset.h"

#include <algorithm>
#include <utility>

namespace underpass {

// One local or dynamic forward.
struct LocalForwards::Listen
{
    Listen(ForwardNumber itsNumber, Forward itself)
        : number(itsNumber)
        , forward(std::move(itself))
    { }

    void obey(const Forward& edited)
    {
        forward = edited;
        if (listener)
            listener->obey(edited);
    }

    const ForwardNumber number;
    Forward forward;
    bool isTaken = false; // Its port was, when last asked for: that may pass.
    std::unique_ptr<Listener> listener; // Null where it does not listen.
    std::unique_ptr<DynamicCalls> dynamic; // Of a dynamic forward that listens.
};

LocalForwards::LocalForwards(Setup setup)
    : m_setup(std::move(setup))
    , m_stopping(m_setup.guarded)
    , m_tasks(m_setup.guarded)
{ }

LocalForwards::~LocalForwards() = default;

void LocalForwards::set(const std::vector<NumberedForward>& forwards)
{
    if (m_stopped)
        return;
    std::vector<ListenPtr> before = std::exchange(m_listens, {});
    for (const auto& [number, forward] : forwards) {
        if (!listensHere(forward) || !forward.enabled)
            continue;
        const auto same = std::ranges::find(before, number, &Listen::number);
        m_listens.push_back(same == before.end() ? std::make_shared<Listen>(number, forward) : *same);
        m_listens.back()->obey(forward);
    }
    before.clear(); // Before others listen: they may want its ports.
    for (const ListenPtr& listen : std::vector<ListenPtr>{m_listens}) { // What it calls may change the list.
        if (!listen->listener)
            open(*listen);
    }
    if (std::ranges::any_of(m_listens, &Listen::isTaken) && !std::exchange(m_isTryingAgain, true))
        m_tasks.spawn(tryAgain());
}

void LocalForwards::open(Listen& listen)
{
    auto listener = Listener::open(
        m_setup.worker, listen.forward, m_setup.identity,
        [this, &listen](Call call) { take(listen, std::move(call)); }, // Its listener lives in it.
        [this, number = listen.number](const Refusal& refusal) { m_setup.turnedAway(number, refusal); });
    listen.isTaken = !listener && mayPassByItself(listener.error().code);
    if (!listener)
        return m_setup.listens(listen.number, fail(listener));
    listen.listener = std::move(*listener);
    if (listen.forward.kind == ForwardKind::Dynamic)
        listen.dynamic = std::make_unique<DynamicCalls>(
            m_setup.worker, [this, &listen](Call call) { passOn(listen, std::move(call)); });
    m_setup.listens(listen.number, listen.listener->endpoint());
}

void LocalForwards::take(Listen& listen, Call call)
{
    if (listen.dynamic && m_setup.takesCalls())
        return listen.dynamic->take(std::move(call));
    call.target = listen.forward.target.value_or(Endpoint{});
    passOn(listen, std::move(call));
}

void LocalForwards::passOn(const Listen& listen, Call call)
{
    // One who was let in may have talked until the rule was another one.
    const bool isStillAllowed = isAllowed(call.named ? *call.named : call.caller, listen.forward);
    if (!m_setup.takesCalls() || !isStillAllowed)
        return reset(call.socket);
    m_setup.called(listen.number, std::move(call));
}

asio::awaitable<void> LocalForwards::tryAgain()
{
    while (!m_stopped && std::ranges::any_of(m_listens, &Listen::isTaken)) {
        (void)co_await m_stopping.waitUntil(Clock::now() + m_setup.tryAgain);
        for (const ListenPtr& listen : std::vector<ListenPtr>{m_listens}) {
            if (!m_stopped && listen->isTaken)
                open(*listen);
        }
    }
    m_isTryingAgain = false;
}

void LocalForwards::stop()
{
    m_stopped = true;
    m_listens.clear();
    m_stopping.notify();
}

} // namespace underpass
