// SPDX-License-Identifier: MIT
#include "core/ssh/carry/RemoteForwards.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/net/Deadline.h"
#include "core/ssh/carry/ListenAddress.h"

#include <algorithm>

namespace underpass {
namespace {

using Reason = ForwardedChannel::Reason;

constexpr std::size_t mostConnecting = 256; // To one forward's target, at a time.
constexpr std::chrono::seconds connectPatience{15};
constexpr Clock::duration longestAgain = std::chrono::minutes{5};

std::string portRequest(const Endpoint& at)
{
    WireWriter data;
    data.string(addressToBind(at.host));
    data.number(at.port);
    return data.take();
}

Endpoint cleaned(const Endpoint& told)
{
    return {cleanText(told.host, 80), told.port};
}

Error unreachable(const Endpoint& target, const Error& why)
{
    const std::string more = why.detail.empty() ? "" : ": " + why.detail;
    return {ErrorCode::TargetHereUnreachable, toString(target), name(why.code) + more};
}

} // namespace

// One remote forward. Survives as long as somebody is on the way to its target.
struct RemoteForwards::Listen
{
    ForwardNumber forward = 0;
    Endpoint asked;
    Endpoint target;
    std::uint16_t port = 0; // Where the server listens; 0 while it does not.
    std::unique_ptr<GlobalRequest> request; // Unanswered.
    bool wanted = true;
    bool answered = false; // listens() was called for it.
    TimePoint againAt = TimePoint::max();
    Clock::duration againIn = {};
    std::size_t connecting = 0;
};

RemoteForwards::RemoteForwards(Setup setup)
    : m_setup(std::move(setup))
    , m_moved(m_setup.worker)
    , m_again(m_setup.worker)
    , m_tasks(m_setup.worker)
{ }

RemoteForwards::~RemoteForwards() = default;

void RemoteForwards::set(const std::vector<NumberedForward>& forwards)
{
    if (m_stopped)
        return;
    std::vector<ListenPtr> before = std::exchange(m_listens, {});
    for (const auto& [number, forward] : forwards) {
        if (listensHere(forward) || !forward.enabled || !forward.target)
            continue;
        ListenPtr listen = takeFrom(before, forward);
        listen->forward = number;
        listen->asked = forward.listen;
        listen->target = *forward.target;
        listen->wanted = true;
        m_listens.push_back(std::move(listen));
    }
    for (const ListenPtr& listen : before) {
        listen->wanted = false;
        if (listen->port != 0)
            cancel(*listen);
        else if (listen->request)
            m_listens.push_back(listen); // Until it is answered: then there is something to cancel.
    }
    for (const ListenPtr& listen : std::vector<ListenPtr>{m_listens}) { // What it calls may change the list.
        if (listen->port != 0)
            m_setup.listens(listen->forward, Endpoint{listen->asked.host, listen->port});
        else if (!listen->request)
            ask(*listen);
    }
    m_setup.outputGrew();
}

// The one that listens there already, or a new one. With any free port, only the same target makes it the
// same forward.
RemoteForwards::ListenPtr RemoteForwards::takeFrom(
    std::vector<ListenPtr>& before, const Forward& forward) const
{
    auto same = std::ranges::find_if(before, [&](const ListenPtr& listen) {
        return listen->asked == forward.listen && listen->target == *forward.target;
    });
    if (same == before.end() && forward.listen.port != 0)
        same = std::ranges::find(before, forward.listen, &Listen::asked);
    if (same == before.end()) {
        auto fresh = std::make_shared<Listen>();
        fresh->againIn = m_setup.firstAgain;
        return fresh;
    }
    ListenPtr listen = std::move(*same);
    before.erase(same);
    return listen;
}

void RemoteForwards::ask(Listen& listen)
{
    ForwardedChannel::expect(m_setup.engine);
    listen.againAt = TimePoint::max();
    listen.request
        = std::make_unique<GlobalRequest>(m_setup.engine, "tcpip-forward", portRequest(listen.asked));
}

void RemoteForwards::cancel(const Listen& listen)
{
    const Endpoint at{listen.asked.host, listen.port};
    m_cancels.push_back(
        std::make_unique<GlobalRequest>(m_setup.engine, "cancel-tcpip-forward", portRequest(at)));
}

asio::awaitable<void> RemoteForwards::settled(std::chrono::milliseconds patience)
{
    const Deadline late{m_setup.worker, patience, [this] {
                            for (const ListenPtr& listen : m_listens) {
                                if (listen->wanted && !listen->answered)
                                    refused(*listen, "no answer yet");
                            }
                            m_moved.notify();
                        }};
    while (!m_stopped && !isAllAnswered())
        co_await m_moved.wait();
}

bool RemoteForwards::isAllAnswered() const
{
    return std::ranges::all_of(
        m_listens, [](const ListenPtr& listen) { return listen->answered || !listen->wanted; });
}

void RemoteForwards::pump()
{
    if (m_stopped)
        return;
    for (const ListenPtr& listen : std::vector<ListenPtr>{m_listens}) // What it calls may change the list.
        takeAnswer(*listen);
    std::erase_if(m_listens, [](const ListenPtr& listen) { return !listen->wanted && !listen->request; });
    std::erase_if(m_cancels, [](const auto& it) { return it->poll() != GlobalRequest::Answer::Pending; });
    while (auto channel = ForwardedChannel::next(m_setup.engine))
        takeCall(std::move(channel));
    m_moved.notify();
}

void RemoteForwards::takeAnswer(Listen& listen)
{
    const auto answer = listen.request ? listen.request->poll() : GlobalRequest::Answer::Pending;
    if (answer == GlobalRequest::Answer::Pending)
        return;
    const auto request = std::move(listen.request);
    if (answer == GlobalRequest::Answer::Granted) {
        const std::uint32_t chosen = WireReader{request->reply()}.number().value_or(0);
        listen.port = listen.asked.port != 0 ? listen.asked.port : static_cast<std::uint16_t>(chosen);
        if (chosen > 0xffff && listen.asked.port == 0)
            listen.port = 0;
    }
    if (!listen.wanted)
        return listen.port != 0 ? cancel(listen) : void();
    if (listen.port == 0)
        return refused(
            listen, answer == GlobalRequest::Answer::Granted ? "it did not say which port it chose" : "");
    listen.answered = true;
    listen.againIn = m_setup.firstAgain;
    m_setup.listens(listen.forward, Endpoint{listen.asked.host, listen.port});
}

void RemoteForwards::refused(Listen& listen, std::string detail)
{
    listen.answered = true;
    if (!listen.request) {
        listen.againAt = Clock::now() + listen.againIn;
        listen.againIn = std::min(listen.againIn * 2, longestAgain);
        m_again.notify();
        if (!std::exchange(m_isAskingAgain, true))
            m_tasks.spawn(askAgain());
    }
    m_setup.listens(
        listen.forward, fail(ErrorCode::RemoteListenRefused, toString(listen.asked), std::move(detail)));
}

// The protocol does not tell a port in use from one that is prohibited, so both are tried again, ever less
// often.
asio::awaitable<void> RemoteForwards::askAgain()
{
    while (!m_stopped) {
        TimePoint next = TimePoint::max();
        for (const ListenPtr& listen : m_listens)
            next = std::min(next, listen->againAt);
        if (next == TimePoint::max())
            break;
        (void)co_await m_again.waitUntil(next);
        for (const ListenPtr& listen : m_listens) {
            if (!m_stopped && listen->againAt <= Clock::now())
                ask(*listen);
        }
        m_setup.outputGrew();
    }
    m_isAskingAgain = false;
}

void RemoteForwards::stop()
{
    m_stopped = true;
    m_again.notify();
    m_moved.notify();
    for (Connect& connect : m_connects)
        connect.stop();
}

RemoteForwards::ListenPtr RemoteForwards::listenFor(const Endpoint& connected) const
{
    ListenPtr best;
    int closest = 0;
    for (const ListenPtr& listen : m_listens) {
        if (!listen->wanted || listen->port == 0 || listen->port != connected.port)
            continue;
        const int close = closeness(addressToBind(listen->asked.host), connected.host);
        if (close > closest) {
            best = listen;
            closest = close;
        }
    }
    return best;
}

void RemoteForwards::takeCall(ChannelPtr channel)
{
    ListenPtr listen = listenFor(channel->connected());
    if (!listen)
        m_tasks.spawn(refuse(std::move(channel), Reason::Prohibited, "Nobody asked for that"));
    else if (listen->connecting >= mostConnecting)
        m_tasks.spawn(refuse(std::move(channel), Reason::ResourceShortage, "Too many callers wait"));
    else
        m_tasks.spawn(connectAndAccept(std::move(listen), std::move(channel)));
}

asio::awaitable<Result<asio::ip::tcp::socket>> RemoteForwards::connect(ListenPtr listen)
{
    const auto way = m_connects.emplace(m_connects.end(), m_setup.worker);
    ++listen->connecting;
    auto socket = co_await way->run(listen->target, connectPatience);
    --listen->connecting;
    m_connects.erase(way);
    co_return socket;
}

asio::awaitable<void> RemoteForwards::connectAndAccept(ListenPtr listen, ChannelPtr channel)
{
    const Endpoint target = listen->target;
    auto socket = co_await connect(listen);
    if (m_stopped)
        co_return;
    const auto refusal = socket ? std::nullopt : std::optional{unreachable(target, socket.error())};
    if (!listen->wanted) { // Not any more.
        co_await refuse(std::move(channel), Reason::Prohibited, "Nobody asked for that");
        co_return;
    }
    m_setup.targetAnswered(listen->forward, refusal);
    if (refusal) {
        co_await refuse(std::move(channel), Reason::ConnectFailed, "Connect failed");
        co_return;
    }
    while (!m_stopped && !channel->accept())
        co_await m_moved.wait();
    if (m_stopped)
        co_return;
    const Endpoint originator = cleaned(channel->originator());
    m_setup.called({listen->forward, originator, target, std::move(*socket), std::move(channel)});
    m_setup.outputGrew();
}

asio::awaitable<void> RemoteForwards::refuse(ChannelPtr channel, Reason reason, std::string text)
{
    while (!m_stopped && !channel->refuse(reason, text))
        co_await m_moved.wait();
    m_setup.outputGrew();
}

} // namespace underpass
