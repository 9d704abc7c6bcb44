// SPDX-License-Identifier: MIT
#include "core/check/Visit.h"

#include "core/check/Conversation.h"
#include "core/net/Resolve.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#include <asio/co_spawn.hpp>
#include <asio/connect.hpp>

namespace underpass {
namespace {

using asio::ip::tcp;

constexpr int mostStrangers = 10000; // More than a backlog holds.

// What the tunnel says of a trial, from its thread to ours; outlives whoever gave up waiting.
class Answer
{
public:
    void set(const Result<tcp::endpoint>& from)
    {
        const std::lock_guard lock{m_mutex};
        m_from = from;
        m_arrived.notify_all();
    }
    [[nodiscard]] std::optional<Result<tcp::endpoint>> wait(
        const std::stop_token& stop, std::chrono::milliseconds patience)
    {
        std::unique_lock lock{m_mutex};
        (void)m_arrived.wait_for(lock, stop, patience, [this] { return m_from.has_value(); });
        return m_from;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::optional<Result<tcp::endpoint>> m_from;
};

} // namespace

Visit::Visit(std::stop_token stop, VisitPatience patience)
    : m_stop(std::move(stop))
    , m_patience(patience)
    , m_socket(m_loop)
{ }

Result<void> Visit::reach(const StartTrial& start, const Forward& forward, const Endpoint& target)
{
    tcp::acceptor meeting{m_loop, {asio::ip::address_v4::loopback(), 0}};
    meeting.non_blocking(true);
    const auto answer = std::make_shared<Answer>();
    start({forward, target, meeting.local_endpoint(),
        [answer](const Result<tcp::endpoint>& from) { answer->set(from); }});
    const auto from = answer->wait(m_stop, m_patience.reach);
    if (m_stop.stop_requested())
        return fail(ErrorCode::Cancelled, toString(target));
    if (!from)
        return fail(ErrorCode::TargetUnreachable, toString(target), "no answer within the time allowed");
    if (!*from)
        return fail(*from);
    if (!takeFrom(meeting, **from))
        return fail(ErrorCode::LinkLost, toString(target), "the connection inside this program was lost");
    return {};
}

// Any account of this machine may connect to a port on loopback; only the tunnel's own connection counts.
bool Visit::takeFrom(tcp::acceptor& meeting, const tcp::endpoint& expected)
{
    for (int strangers = 0; strangers < mostStrangers; ++strangers) {
        std::error_code failed;
        tcp::endpoint peer;
        tcp::socket socket = meeting.accept(peer, failed);
        if (failed == asio::error::would_block || failed == asio::error::no_descriptors)
            return false; // What the tunnel connected has arrived before its answer did.
        if (failed || peer != expected)
            continue;
        m_socket = std::move(socket);
        return true;
    }
    return false;
}

Result<void> Visit::reachHere(const Endpoint& target)
{
    const auto addresses = resolve(target, m_stop);
    if (!addresses)
        return fail(addresses);
    std::vector<tcp::endpoint> endpoints;
    for (const std::string& address : *addresses)
        endpoints.emplace_back(asio::ip::make_address(address), target.port); // As the resolver wrote it.
    std::error_code outcome = asio::error::timed_out;
    asio::async_connect(m_socket, endpoints,
        [&outcome](const std::error_code& connecting, const tcp::endpoint&) { outcome = connecting; });
    const std::stop_callback onStop{m_stop, [this] { m_loop.stop(); }};
    m_loop.run_for(m_patience.reach);
    if (m_stop.stop_requested())
        return fail(ErrorCode::Cancelled, toString(target));
    if (outcome)
        return fail(ErrorCode::TargetHereUnreachable, toString(target), outcome.message());
    return {};
}

CheckFinding Visit::meet(const Endpoint& target, const Service* service)
{
    if (service == nullptr)
        return talk(hearWhoGreets(m_socket, target), m_patience.unasked, found::Reached{target});
    const Error silence{ErrorCode::ServerSilent, toString(target), "no answer within the time allowed"};
    CheckFinding known = found::Silent{target, service->name, silence};
    return talk(speakAs(*service, m_socket, target, [&known](const CheckFinding& said) { known = said; }),
        m_patience.talk, known);
}

CheckFinding Visit::talk(
    asio::awaitable<CheckFinding> words, std::chrono::milliseconds patience, const CheckFinding& otherwise)
{
    std::optional<CheckFinding> said;
    std::exception_ptr thrown;
    asio::co_spawn(m_loop, std::move(words), [&](const std::exception_ptr& error, const CheckFinding& found) {
        thrown = error;
        if (!error)
            said = found;
    });
    m_loop.restart();
    const std::stop_callback onStop{m_stop, [this] { m_loop.stop(); }};
    m_loop.run_for(patience);
    if (m_stop.stop_requested())
        return found::Trouble{{ErrorCode::Cancelled, {}, {}}};
    if (thrown)
        std::rethrow_exception(thrown);
    if (said)
        return *said;
    std::error_code ignored;
    m_socket.close(ignored);
    m_loop.restart();
    m_loop.run(); // Lets the words end that wait for the socket.
    return otherwise;
}

} // namespace underpass
