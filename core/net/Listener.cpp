// SPDX-License-Identifier: MIT
#include "core/net/Listener.h"

#include "core/net/Deadline.h"
#include "core/net/Loopback.h"
#include "core/net/Offload.h"
#include "core/net/Reset.h"
#include "core/net/Spawn.h"

#include <algorithm>
#include <filesystem>
#include <list>

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

namespace underpass {
namespace {

// Accepting fails for a while when the process has no descriptors left; asking again at once would only burn
// the processor.
constexpr std::chrono::milliseconds pauseAfterFailure{100};

// More callers than this wait in the system's queue until some are identified.
constexpr std::size_t mostAtOnce = 64;

bool isListed(const Caller& caller, const std::vector<std::string>& programs)
{
    if (programs.empty())
        return true;
    const std::string fileName = std::filesystem::path{caller.program}.filename().string();
    return !caller.program.empty() && std::ranges::any_of(programs, [&](const std::string& program) {
        return program == caller.program || program == fileName;
    });
}

} // namespace

bool isAllowed(const Caller& caller, const Forward& forward)
{
    const bool known = caller.relation != Caller::Relation::Unknown;
    switch (forward.who) {
    case WhoMayConnect::EveryoneOnThisPc:
        return forward.programs.empty() || (known && isListed(caller, forward.programs));
    case WhoMayConnect::MeAndServices:
        return (caller.relation == Caller::Relation::Me || caller.relation == Caller::Relation::SystemService)
            && isListed(caller, forward.programs);
    case WhoMayConnect::OnlyMe:
        return caller.relation == Caller::Relation::Me && isListed(caller, forward.programs);
    }
    return false;
}

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
        m_roomAgain.notify();
    }

    Endpoint endpoint() const
    {
        std::error_code ignored;
        return {m_forward.listen.host, m_acceptors.front().local_endpoint(ignored).port()};
    }

private:
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
            spawnAlone(self->m_worker.get_executor(), admit(self, std::move(socket), remote));
            while (self->m_identifications.size() >= mostAtOnce && !self->m_closed)
                co_await self->m_roomAgain.wait();
        }
    }

    static asio::awaitable<void> admit(
        std::shared_ptr<State> self, asio::ip::tcp::socket socket, asio::ip::tcp::endpoint remote)
    {
        std::error_code failed;
        const auto local = socket.local_endpoint(failed);
        socket.set_option(asio::ip::tcp::no_delay{true}, failed);
        const auto identification
            = self->m_identifications.emplace(self->m_identifications.end(), self->m_worker.get_executor());
        const auto identify = [peers = self->m_identity, local, remote] {
            return peers->described(peers->account(local, remote), local, remote);
        };
        const auto found = co_await identification->run(identify);
        self->m_identifications.erase(identification);
        self->m_roomAgain.notify();
        self->decide(std::move(socket), found.value_or(Caller{}));
    }

    void decide(asio::ip::tcp::socket socket, const Caller& caller)
    {
        if (!m_closed && isAllowed(caller, m_forward)) {
            m_accepted(Call{.socket = std::move(socket), .caller = caller});
            return;
        }
        reset(socket);
        if (!m_closed)
            m_refused(caller);
    }

    asio::io_context& m_worker;
    const Forward m_forward;
    std::shared_ptr<PeerIdentity> m_identity;
    Accepted m_accepted;
    Refused m_refused;
    std::vector<asio::ip::tcp::acceptor> m_acceptors;
    std::list<Offload> m_identifications; // Those under way.
    Event m_roomAgain;
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

Endpoint Listener::endpoint() const
{
    return m_state->endpoint();
}

} // namespace underpass
