// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Carrier.h"

#include "core/base/InternalError.h"
#include "core/net/GatherTime.h"
#include "core/net/Reset.h"
#include "core/net/SocketExecutor.h"

#include <algorithm>

#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>

namespace underpass {
namespace {

constexpr std::size_t quantum = 32700; // What one relay sends up in its turn while others wait for theirs.
// Four of libssh2's largest packets: few enough to stay in cache, enough to make each system call worth it.
constexpr std::size_t scratchSize = 4 * quantum;
constexpr std::size_t readForEach = std::size_t{256} * 1024;
constexpr std::size_t busyRead = std::size_t{32} * 1024; // A largest packet, or several.
constexpr std::size_t leastOutput = std::size_t{256} * 1024;
constexpr std::size_t mostOutput = std::size_t{1024} * 1024;
constexpr std::size_t mostRelays = 16384;
constexpr std::chrono::seconds listenPatience{10}; // With the server's answers about remote forwards.

} // namespace

Carrier::Carrier(Transport& transport, const Profile& profile, SessionObserver& observer,
    std::shared_ptr<Troubles> troubles, const Patience& patience)
    : m_transport(transport)
    , m_profile(profile)
    , m_observer(observer)
    , m_scratch(std::make_unique_for_overwrite<char[]>(scratchSize))
    , m_troubles(std::move(troubles))
    , m_farewells(transport.stream().executor())
    , m_trim(transport.stream().executor())
    , m_outputReady(transport.stream().executor())
    , m_outputSent(transport.stream().executor())
    , m_ending(transport.stream().executor())
    , m_gathered(transport.stream().executor())
    , m_watch(watching())
    , m_exchange(transport, patience.exchange)
    , m_remote({transport.engine(), transport.stream().executor(),
          [this](ForwardNumber forward, const Result<Endpoint>& where) {
              m_observer.remoteListens(forward, where);
          },
          [this](ForwardNumber forward, const std::optional<Error>& refusal) {
              if (!refusal)
                  m_observer.reached(forward);
              note(forward, refusal);
          },
          [this](RemoteCall call) { carry(std::move(call)); }, [this] { outputGrew(); }})
    , m_tasks(transport.stream().executor())
{ }

Carrier::~Carrier() = default;

asio::awaitable<Error> Carrier::run()
{
    try {
        m_tasks.spawn(open());
        m_tasks.spawn(readServer());
        m_tasks.spawn(writeServer());
        m_tasks.spawn(m_watch.run());
        while (!isOver())
            co_await m_ending.wait();
    } catch (...) { // Those that were started must end all the same.
        m_transport.end(internalError(std::current_exception(), toString(m_transport.server())));
    }
    stop();
    co_await m_remote.finished();
    co_await m_tasks.finished();
    m_waitingForRoom.clear();
    // Handlers that are already due keep their relay a moment longer than the engine lives: nothing of it may
    // be left in them.
    for (const auto& [id, relay] : m_relays) {
        m_trim.ended(relay->leftUnread());
        relay->release();
    }
    m_relays.clear();
    m_trim.over();
    co_return *m_transport.ended();
}

// Nobody is to take the tunnel for ready before the server listens, or has said that it will not.
asio::awaitable<void> Carrier::open()
{
    co_await m_remote.settled(listenPatience);
    if (!isOver())
        m_observer.opened();
}

void Carrier::stop()
{
    m_remote.stop();
    for (const auto& [id, relay] : m_relays)
        relay->abort();
    m_transport.stream().close();
    m_watch.stop();
    m_outputReady.notify();
    m_outputSent.notify();
    m_ending.notify();
}

void Carrier::over()
{
    m_ending.notify();
}

asio::awaitable<void> Carrier::readServer()
{
    pump(); // What arrived together with the answer to the log-in.
    std::size_t before = 0;
    while (!isOver()) {
        const auto space = inputSpace();
        if (before >= busyRead && before < space.size())
            co_await gather();
        if (engine().output().isFull())
            co_await holdBack();
        std::error_code failed;
        const std::size_t size = co_await m_transport.stream().readSome(space, failed);
        if (isOver())
            break;
        engine().fed(size);
        before = size;
        if (size > 0)
            m_watch.heard();
        moved(size);
        if (failed)
            m_transport.lost(failed);
        pump();
    }
    over();
}

// What is not read cannot ask for answers. A server that reads is alive meanwhile: watching().
asio::awaitable<void> Carrier::holdBack()
{
    m_isHoldingBack = true;
    while (engine().output().isFull() && !isOver())
        co_await m_outputSent.wait();
    m_isHoldingBack = false;
}

// One relay is served best from what stays in the processor's cache. Several get a packet each out of that,
// and as many calls to pass them on: with more at a time, each gets several.
std::span<char> Carrier::inputSpace()
{
    const auto space = engine().inputSpace();
    return space.first(std::min(space.size(), std::max<std::size_t>(m_lastReady, 1) * readForEach));
}

// The last read emptied the socket while much is coming: being woken for each packet would cost more than the
// packet does, and the server's machine pays its part of that when it is this one.
asio::awaitable<void> Carrier::gather()
{
    static const auto time = gatherTime();
    if (time == time.zero())
        co_return;
    (void)co_await m_gathered.waitUntil(Clock::now() + time);
}

void Carrier::moved(std::size_t bytes)
{
    if (m_busyness.moved(bytes, Clock::now()))
        m_observer.gotBusy();
}

SessionLoad Carrier::load() const
{
    return {m_relays.size(), m_busyness.isBusy(Clock::now())};
}

void Carrier::pump()
{
    if (auto driven = engine().drive(); !driven && !isOver()) {
        Error why = driven.error();
        why.subject = toString(m_transport.server());
        m_transport.end(std::move(why));
    }
    m_exchange.look();
    if (isOver())
        return over();
    m_watch.looked();
    m_transport.runErrands();
    m_remote.pump();
    for (m_lastReady = 0; ChannelOwner* ready = engine().nextReady(); ++m_lastReady)
        ready->channelReady();
    dropFinished();
    outputGrew();
}

void Carrier::dropFinished()
{
    for (const std::uint64_t id : std::exchange(m_finished, {})) {
        if (const auto relay = m_relays.extract(id))
            m_trim.ended(relay.mapped()->leftUnread());
    }
}

asio::awaitable<void> Carrier::writeServer()
{
    while (!isOver()) {
        if (engine().output().empty()) {
            co_await m_outputReady.wait();
            continue;
        }
        co_await gatherOutput();
        const auto bytes = engine().output().startSending();
        std::error_code failed;
        co_await m_transport.stream().write(bytes, failed);
        engine().output().sent();
        if (m_isHoldingBack && !failed)
            m_watch.heard(); // It reads, after all.
        m_outputSent.notify();
        moved(bytes.size());
        if (failed)
            m_transport.lost(failed);
        while (!m_waitingForRoom.empty() && hasRoom() && !isOver()) {
            const auto relay = std::move(m_waitingForRoom.front());
            m_waitingForRoom.pop_front();
            relay->moveUp();
        }
    }
    over();
}

// Those that are ready now have their turn first, so that one call sends what they all have.
asio::awaitable<void> Carrier::gatherOutput()
{
    for (std::size_t before = quantum; hasRoom() && engine().output().waiting() > before;) {
        before = engine().output().waiting();
        co_await asio::post(m_transport.stream().executor(), asio::use_awaitable);
    }
}

// The fuller each send, the less it costs per byte, here and at the server: a packet of everybody, within
// bounds.
bool Carrier::hasRoom() const
{
    const std::size_t aPacketEach = m_relays.size() * quantum;
    return m_transport.engine().output().waiting() < std::clamp(aPacketEach, leastOutput, mostOutput);
}

std::span<char> Carrier::scratch()
{
    return {m_scratch.get(), scratchSize};
}

std::span<char> Carrier::share()
{
    return scratch().first(m_waitingForRoom.empty() ? scratchSize : quantum);
}

void Carrier::outputGrew()
{
    if (const auto& broken = engine().broken(); broken && !isOver()) {
        Error why = *broken;
        why.subject = toString(m_transport.server());
        m_transport.end(std::move(why));
        over();
    }
    if (!m_transport.engine().output().empty())
        m_outputReady.notify();
}

Watch::Setup Carrier::watching()
{
    return {.worker = m_transport.stream().executor(),
        .keepalive = m_profile.keepalive,
        .ask = [this] { askServer(); },
        .answers = [this] { return static_cast<int>(libssh2_keepalive_replies(engine().session())); },
        .arrivals = [this] { return arrivals(); },
        .isNotRead = [this] { return m_isHoldingBack; },
        .silent = [this](TimePoint since) { m_observer.silent(since); },
        .unheard = [this](TimePoint since) { m_observer.unheard(since); },
        .heard = [this] { m_observer.heard(); },
        .answeredWithin = [this](auto time) { m_observer.answeredWithin(time); },
        .answersNothing = [this](bool nothing) { m_observer.answersNothing(nothing); },
        .gaveUp = [this](std::string why) { gaveUp(std::move(why)); }};
}

Watch::Arrivals Carrier::arrivals()
{
    const auto acked = m_transport.stream().acked();
    return {acked, acked.value_or(0) + m_transport.stream().unacked() + engine().output().gathered()};
}

void Carrier::askServer()
{
    (void)libssh2_keepalive_ask(engine().session());
    outputGrew();
}

void Carrier::gaveUp(std::string why)
{
    m_transport.end({ErrorCode::ServerSilent, toString(m_transport.server()), std::move(why)});
    over();
}

void Carrier::relay(ForwardNumber forward, Call call)
{
    if (isOver() || m_relays.size() >= mostRelays)
        return reset(call.socket);
    call.socket = withExecutor(std::move(call.socket), m_transport.stream().executor());
    const auto relay = std::make_shared<Relay>(*this, ++m_lastId, forward, std::move(call));
    m_relays.emplace(m_lastId, relay);
    relay->channelReady();
    dropFinished();
}

void Carrier::carry(RemoteCall call)
{
    if (isOver() || m_relays.size() >= mostRelays)
        return; // Closes both.
    const auto relay = std::make_shared<Relay>(*this, ++m_lastId, std::move(call));
    m_relays.emplace(m_lastId, relay);
    relay->channelReady();
    relay->moveUp();
    dropFinished();
}

void Carrier::targetAnswered(const Relay& relay, const std::optional<Error>& refusal)
{
    const ForwardNumber forward = relay.info().forward;
    if (!refusal)
        m_observer.reached(forward);
    note(forward, relay.isTargetChosen() ? m_troubles->ofChosenTarget(forward, refusal) : refusal);
}

void Carrier::note(ForwardNumber forward, const std::optional<Error>& trouble)
{
    if (m_troubles->isNews(forward, trouble))
        m_observer.forwardTrouble(forward, trouble);
}

void Carrier::carried(const Relay& relay)
{
    m_observer.carried(relay.forward());
}

void Carrier::turnAway(asio::ip::tcp::socket caller, std::string words)
{
    m_farewells.say(std::move(caller), std::move(words));
}

std::vector<RelayInfo> Carrier::relays() const
{
    std::vector<RelayInfo> all;
    for (const auto& [id, relay] : m_relays)
        all.push_back(relay->info());
    return all;
}

void Carrier::closeRelay(std::uint64_t id)
{
    if (const auto found = m_relays.find(id); found != m_relays.end())
        found->second->abort();
}

} // namespace underpass
