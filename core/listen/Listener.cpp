// SPDX-License-Identifier: MIT
#include "core/listen/Listener.h"

#include "core/listen/CallerNaming.h"
#include "core/listen/Loopback.h"
#include "core/listen/PeerPresence.h"
#include "core/net/Deadline.h"
#include "core/net/Offload.h"
#include "core/net/Reset.h"
#include "core/net/Spawn.h"

#include <algorithm>
#include <list>
#include <tuple>
#include <utility>

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

namespace underpass {
namespace {

// Accepting fails for a while when the process has no descriptors left; asking again at once would only burn
// the processor.
constexpr std::chrono::milliseconds pauseAfterFailure{100};

// More callers than this wait in the system's queue until some are identified.
constexpr std::size_t mostAtOnce = 64;

// Of other accounts' callers so many wait for their names where the rule lists programs.
constexpr std::size_t mostCandidates = 64;

// So many accepted ones wait for their names, which are only shown.
constexpr std::size_t mostUnnamed = 256;

// Of those who are refused one waits to be named and told of, and stands for all that come meanwhile. Nobody
// needs to be told faster than this, and nobody can make us write faster.
constexpr std::chrono::milliseconds pauseBetweenRefusals{100};

// A connection whose caller is being identified. Reset, unless it is handed on.
struct Guest
{
    asio::ip::tcp::socket socket;
    asio::ip::tcp::endpoint local;
    asio::ip::tcp::endpoint remote;
    Caller caller = {};

    Guest(asio::ip::tcp::socket accepted, const asio::ip::tcp::endpoint& from)
        : socket(std::move(accepted))
        , remote(from)
    {
        std::error_code ignored;
        local = socket.local_endpoint(ignored);
    }
    Guest(Guest&&) = default;
    Guest& operator=(Guest&&) = delete;
    ~Guest() { reset(socket); }

    [[nodiscard]] bool isPresent() { return peerIsPresent(socket.native_handle()); }
};

} // namespace

// Its coroutines share it, so that it outlives a Listener that dies while they wait.
class Listener::State
{
public:
    State(asio::io_context& context, const Forward& rule, std::shared_ptr<PeerIdentity> peers,
        Accepted onAccepted, Refused onRefused, std::vector<asio::ip::tcp::acceptor> listening)
        : m_worker(context)
        , m_forward(rule)
        , m_identity(std::move(peers))
        , m_accepted(std::move(onAccepted))
        , m_refused(std::move(onRefused))
        , m_acceptors(std::move(listening))
        , m_roomAgain(context.get_executor())
        , m_candidates(naming(mostCandidates, {}))
        , m_names(naming(mostUnnamed, {}))
        , m_refusals(naming(1, pauseBetweenRefusals))
    { }

    static void start(const std::shared_ptr<State>& self)
    {
        for (auto& acceptor : self->m_acceptors)
            spawnAlone(self->m_worker.get_executor(), acceptOn(self, acceptor));
    }

    void close()
    {
        m_closed = true;
        std::error_code ignored;
        for (auto& acceptor : m_acceptors)
            acceptor.close(ignored);
        for (auto& identification : m_identifications)
            identification.abandon();
        for (const auto& naming : {m_candidates, m_names, m_refusals})
            naming->close();
        m_roomAgain.notify();
    }

    void obey(const Forward& rule)
    {
        m_forward.who = rule.who;
        m_forward.programs = rule.programs;
        ++m_ruleNumber;
    }

    Endpoint endpoint() const
    {
        std::error_code ignored;
        return {m_forward.listen.host, m_acceptors.front().local_endpoint(ignored).port()};
    }

private:
    [[nodiscard]] std::shared_ptr<CallerNaming> naming(
        std::size_t mostWaiting, std::chrono::milliseconds pause) const
    {
        return std::make_shared<CallerNaming>(m_worker.get_executor(), m_identity, mostWaiting, pause);
    }

    static asio::awaitable<void> acceptOn(std::shared_ptr<State> self, asio::ip::tcp::acceptor& acceptor)
    {
        while (!self->m_closed) {
            std::error_code failed;
            asio::ip::tcp::socket socket{self->m_worker};
            asio::ip::tcp::endpoint remote; // Known even when the caller is gone before we look.
            co_await acceptor.async_accept(socket, remote, asio::redirect_error(asio::use_awaitable, failed));
            if (self->m_closed)
                break;
            if (failed) {
                // A descriptor may also come free when an identification ends, so that wakes us, too.
                const Deadline retry{
                    self->m_worker.get_executor(), pauseAfterFailure, [&] { self->m_roomAgain.notify(); }};
                co_await self->m_roomAgain.wait();
                continue;
            }
            Guest guest{std::move(socket), remote};
            if (guest.isPresent()) // One that has gone wants nothing any more, and is to cost no look-up.
                spawnAlone(self->m_worker.get_executor(), admit(self, std::move(guest)));
            while (self->m_identifications.size() >= mostAtOnce && !self->m_closed)
                co_await self->m_roomAgain.wait();
        }
    }

    static asio::awaitable<void> admit(std::shared_ptr<State> self, Guest guest)
    {
        std::error_code ignored;
        guest.socket.set_option(asio::ip::tcp::no_delay{true}, ignored);
        const std::size_t rule = self->m_ruleNumber;
        const auto identification
            = self->m_identifications.emplace(self->m_identifications.end(), self->m_worker.get_executor());
        const auto identify = [peers = self->m_identity, local = guest.local, remote = guest.remote,
                                  programsMatter = !self->m_forward.programs.empty()] {
            Caller caller = peers->account(local, remote);
            if (programsMatter && caller.relation == Caller::Relation::Me)
                caller = peers->described(caller, local, remote);
            return caller;
        };
        const auto found = co_await identification->run(identify);
        self->m_identifications.erase(identification);
        self->m_roomAgain.notify();
        guest.caller = found.value_or(Caller{});
        if (self->m_closed)
            co_return;
        if (rule == self->m_ruleNumber)
            self->consider(std::move(guest));
        else // What was found out was meant for another rule.
            spawnAlone(self->m_worker.get_executor(), admit(self, std::move(guest)));
    }

    // Finding out the programs of other accounts may take long, and is not to keep our own callers waiting.
    void consider(Guest guest)
    {
        const auto relation = guest.caller.relation;
        const bool isStranger = relation != Caller::Relation::Me && relation != Caller::Relation::Unknown;
        if (m_forward.programs.empty() || !isStranger || brokenByAccount(relation, m_forward))
            return decide(std::move(guest));
        if (m_candidates->hasRoom())
            name(*m_candidates, std::move(guest), [this](Guest named) { decide(std::move(named)); });
    }

    void decide(Guest guest)
    {
        // What was found out was about two addresses. If the connection is over, somebody else may have them.
        if (!guest.isPresent())
            return;
        if (isAllowed(guest.caller, m_forward))
            accept(std::move(guest));
        else if (guest.caller.relation == Caller::Relation::Me) // Named already, and never kept waiting.
            refuse(std::move(guest));
        else if (m_refusals->hasRoom())
            name(*m_refusals, std::move(guest), [this](Guest named) { refuse(std::move(named)); });
        else
            ++m_refusedUntold; // The one who waits stands for it.
    }

    void accept(Guest guest)
    {
        const auto shown = std::make_shared<Caller>(guest.caller);
        if (m_forward.programs.empty() && m_names->hasRoom())
            m_names->add(guest.caller, guest.local, guest.remote,
                [waiting = std::weak_ptr{shown}](const Caller& named) { takeNames(waiting.lock(), named); });
        m_accepted(Call{.socket = std::move(guest.socket), .caller = guest.caller, .named = shown});
    }

    void refuse(Guest guest)
    {
        const auto rule = brokenRule(guest.caller, m_forward).value_or(CallerRule::Account);
        const Refusal refusal{guest.caller, rule, 1 + std::exchange(m_refusedUntold, 0)};
        reset(guest.socket);
        m_refused(refusal);
    }

    template <class Then> static void name(CallerNaming& naming, Guest guest, const Then& then)
    {
        const auto [caller, local, remote] = std::tuple{guest.caller, guest.local, guest.remote};
        naming.add(caller, local, remote, [guest = std::move(guest), then](const Caller& named) mutable {
            if (guest.isPresent())
                takeNames(&guest.caller, named);
            then(std::move(guest));
        });
    }
    template <class Pointer> static void takeNames(const Pointer& caller, const Caller& named)
    {
        if (caller && named.relation == caller->relation && named.relation != Caller::Relation::Unknown)
            *caller = named;
    }

    asio::io_context& m_worker;
    Forward m_forward;
    std::size_t m_ruleNumber = 0; // Grows with each obey().
    std::shared_ptr<PeerIdentity> m_identity;
    Accepted m_accepted;
    Refused m_refused;
    std::vector<asio::ip::tcp::acceptor> m_acceptors;
    std::list<Offload> m_identifications; // Those under way.
    Event m_roomAgain;
    const std::shared_ptr<CallerNaming> m_candidates; // Whose programs decide.
    const std::shared_ptr<CallerNaming> m_names; // Accepted; their names are only shown.
    const std::shared_ptr<CallerNaming> m_refusals; // Reset and told of once they are named.
    std::uint64_t m_refusedUntold = 0;
    bool m_closed = false;
};

Listener::Listener(std::shared_ptr<State> state)
    : m_state(std::move(state))
{ }

Listener::~Listener()
{
    m_state->close();
}

Result<std::unique_ptr<Listener>> Listener::open(asio::io_context& worker, const Forward& forward,
    std::shared_ptr<PeerIdentity> identity, Accepted accepted, Refused refused)
{
    auto acceptors = listenOn(worker, forward.listen);
    if (!acceptors)
        return fail(acceptors);
    auto state = std::make_shared<State>(
        worker, forward, std::move(identity), std::move(accepted), std::move(refused), std::move(*acceptors));
    State::start(state);
    return std::unique_ptr<Listener>{new Listener{std::move(state)}};
}

void Listener::obey(const Forward& rule)
{
    m_state->obey(rule);
}

Endpoint Listener::endpoint() const
{
    return m_state->endpoint();
}

} // namespace underpass
