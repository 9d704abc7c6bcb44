// SPDX-License-Identifier: MIT
#include "core/net/AddressRace.h"

#include "core/net/Deadline.h"
#include "core/net/UnackedLimit.h"

#include <algorithm>

namespace underpass {
namespace {

using asio::ip::tcp;

ErrorCode meaning(const std::error_code& error)
{
    if (error == asio::error::connection_refused)
        return ErrorCode::ConnectRefused;
    if (error == asio::error::timed_out)
        return ErrorCode::ConnectTimedOut;
    if (error == asio::error::connection_reset || error == asio::error::broken_pipe)
        return ErrorCode::ServerFull; // It took the connection and gave it up before we had looked.
    return ErrorCode::NetworkDown; // No route, no interface, unreachable: all of them mean "not from here,
                                   // not now".
}

// A refusal shows that the machine is there; a missing route often only that this network has no IPv6.
int closeness(ErrorCode code)
{
    if (code == ErrorCode::ConnectRefused || code == ErrorCode::ServerFull)
        return 2;
    return code == ErrorCode::ConnectTimedOut ? 1 : 0;
}

void close(tcp::socket& socket)
{
    std::error_code ignored;
    socket.close(ignored);
}

} // namespace

std::vector<tcp::endpoint> interleaved(const std::vector<tcp::endpoint>& addresses)
{
    std::vector<tcp::endpoint> first;
    std::vector<tcp::endpoint> second;
    for (const tcp::endpoint& address : addresses)
        (address.protocol() == addresses.front().protocol() ? first : second).push_back(address);
    std::vector<tcp::endpoint> order;
    for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size())
            order.push_back(first[i]);
        if (i < second.size())
            order.push_back(second[i]);
    }
    return order;
}

AddressRace::AddressRace(const asio::any_io_executor& worker, std::string subject,
    std::chrono::seconds perAddress, std::chrono::milliseconds headStart)
    : m_worker(worker)
    , m_subject(std::move(subject))
    , m_perAddress(perAddress)
    , m_headStart(headStart)
    , m_turn(worker)
    , m_attempts(worker)
{ }

asio::awaitable<Result<tcp::socket>> AddressRace::run(std::vector<tcp::endpoint> addresses)
{
    const std::vector<tcp::endpoint> order = interleaved(addresses);
    for (std::size_t next = 0; !isDecided() && m_failures < order.size();) {
        if (next < order.size())
            m_attempts.spawn(attempt(order[next++]));
        co_await waitForNext(next < order.size());
    }
    closeAllBut(m_winner);
    co_await m_attempts.finished();
    if (m_stopped)
        co_return fail(ErrorCode::Cancelled, m_subject);
    if (m_winner == nullptr)
        co_return std::unexpected(*m_closest);
    std::error_code ignored;
    m_winner->set_option(tcp::no_delay{true}, ignored);
    limitUnacked(*m_winner);
    co_return std::move(*m_winner);
}

asio::awaitable<void> AddressRace::waitForNext(bool hasNext)
{
    const std::size_t failures = m_failures;
    auto due = std::chrono::steady_clock::time_point::max(); // Each has its own time, too.
    if (hasNext)
        due = std::chrono::steady_clock::now() + m_headStart;
    for (bool isDue = false; !isDue && !isDecided() && m_failures == failures;)
        isDue = co_await m_turn.waitUntil(due);
}

asio::awaitable<void> AddressRace::attempt(tcp::endpoint address)
{
    tcp::socket& socket = m_sockets.emplace_back(m_worker);
    const Deadline deadline{m_worker, m_perAddress, [&socket] { close(socket); }};
    std::error_code error;
    co_await socket.async_connect(address, asio::redirect_error(asio::use_awaitable, error));
    if (isDecided())
        close(socket);
    else if (deadline.passed())
        failed(address, asio::error::timed_out);
    else if (error)
        failed(address, error);
    else
        m_winner = &socket;
    m_turn.notify();
}

void AddressRace::failed(const tcp::endpoint& address, const std::error_code& error)
{
    ++m_failures;
    const ErrorCode code = meaning(error);
    const std::string why = code == ErrorCode::ConnectTimedOut ? "no answer" : error.message();
    if (!m_closest || closeness(code) >= closeness(m_closest->code))
        m_closest = Error{code, m_subject, address.address().to_string() + ": " + why};
}

void AddressRace::stop()
{
    m_stopped = true;
    closeAllBut(nullptr);
    m_turn.notify();
}

void AddressRace::closeAllBut(const tcp::socket* kept)
{
    for (tcp::socket& socket : m_sockets) {
        if (&socket != kept)
            close(socket);
    }
}

} // namespace underpass
