// SPDX-License-Identifier: MIT
#include "core/net/Listener.h"

#include "core/CleanText.h"
#include "core/net/Loopback.h"
#include "core/net/Offload.h"

#include <algorithm>
#include <filesystem>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

namespace underpass {
namespace {

// Accepting fails for a while when the process has no descriptors left; asking again at once would only burn
// the processor.
constexpr std::chrono::milliseconds pauseAfterFailure{100};

// More callers than this wait in the system's queue until some are identified.
constexpr int mostAtOnce = 64;

bool isListed(const Caller& caller, const std::vector<std::string>& programs)
{
    if (programs.empty())
        return true;
    const std::string fileName = std::filesystem::path{caller.program}.filename().string();
    return !caller.program.empty() && std::ranges::any_of(programs, [&](const std::string& program) {
        return program == caller.program || program == fileName;
    });
}

void reset(asio::ip::tcp::socket& socket)
{
    std::error_code ignored;
    socket.set_option(asio::socket_base::linger{true, 0}, ignored);
    socket.close(ignored);
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

struct Listener::State : std::enable_shared_from_this<State>
{
    State(asio::io_context& context, const Forward& rule, PeerIdentity& peers, Accepted onAccepted,
        Refused onRefused)
        : worker(context)
        , forward(rule)
        , identity(peers)
        , accepted(std::move(onAccepted))
        , refused(std::move(onRefused))
        , roomAgain(context.get_executor())
    { }

    asio::awaitable<void> acceptOn(asio::ip::tcp::acceptor& acceptor)
    {
        const auto keepAlive = shared_from_this();
        asio::steady_timer pause{worker};
        while (!closed) {
            std::error_code failed;
            asio::ip::tcp::socket socket{worker};
            co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, failed));
            if (closed)
                break;
            if (failed) {
                pause.expires_after(pauseAfterFailure);
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
                continue;
            }
            ++underWay;
            asio::co_spawn(worker, admit(std::move(socket)), asio::detached);
            while (underWay >= mostAtOnce && !closed)
                co_await roomAgain.wait();
        }
    }

    asio::awaitable<void> admit(asio::ip::tcp::socket socket)
    {
        const auto keepAlive = shared_from_this();
        std::error_code failed;
        const auto local = socket.local_endpoint(failed);
        const auto remote = socket.remote_endpoint(failed);
        socket.set_option(asio::ip::tcp::no_delay{true}, failed);
        Offload helper{worker.get_executor()};
        PeerIdentity& peers = identity;
        const auto identify = [&peers, local, remote] { return peers.identify(local, remote); };
        const auto caller = co_await helper.run(identify);
        --underWay;
        roomAgain.notify();
        if (closed || !caller)
            reset(socket);
        else if (isAllowed(*caller, forward))
            accepted(Call{std::move(socket), *caller});
        else {
            reset(socket);
            refused(*caller);
        }
    }

    void close()
    {
        closed = true;
        std::error_code ignored;
        for (auto& acceptor : acceptors)
            acceptor.close(ignored);
        roomAgain.notify();
    }

    asio::io_context& worker;
    const Forward forward;
    PeerIdentity& identity;
    Accepted accepted;
    Refused refused;
    std::vector<asio::ip::tcp::acceptor> acceptors;
    Event roomAgain;
    int underWay = 0;
    bool closed = false;
};

Listener::Listener(std::shared_ptr<State> state)
    : m_state(std::move(state))
{ }

Listener::~Listener()
{
    m_state->close();
}

Result<std::unique_ptr<Listener>> Listener::open(asio::io_context& worker, const Forward& forward,
    PeerIdentity& identity, Accepted accepted, Refused refused)
{
    auto acceptors = listenOn(worker, forward.listen);
    if (!acceptors)
        return fail(acceptors);
    auto state = std::make_shared<State>(worker, forward, identity, std::move(accepted), std::move(refused));
    state->acceptors = std::move(*acceptors);
    for (auto& acceptor : state->acceptors)
        asio::co_spawn(worker, state->acceptOn(acceptor), asio::detached);
    return std::unique_ptr<Listener>{new Listener{std::move(state)}};
}

Endpoint Listener::endpoint() const
{
    std::error_code ignored;
    return {m_state->forward.listen.host, m_state->acceptors.front().local_endpoint(ignored).port()};
}

} // namespace underpass
