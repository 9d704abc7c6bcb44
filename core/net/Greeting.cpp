// SPDX-License-Identifier: MIT
#include "core/net/Greeting.h"

#include "core/base/AsciiName.h"
#include "core/base/CleanText.h"
#include "core/net/Offload.h"

#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/connect.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read_until.hpp>

#include <algorithm>
#include <chrono>

namespace underpass {

namespace {

using asio::ip::tcp;
using Found = Result<tcp::resolver::results_type>;

constexpr std::chrono::seconds patience{20};
constexpr std::size_t longestGreeting = 4096; // IMAP servers list what they can do.

Found lookUp(const Endpoint& endpoint)
{
    asio::io_context loop;
    tcp::resolver resolver{loop};
    std::error_code error;
    auto found = resolver.resolve(asciiHost(endpoint.host), std::to_string(endpoint.port), error);
    if (error == asio::error::host_not_found_try_again)
        return fail(ErrorCode::NameServerSilent, endpoint.host, error.message());
    if (error)
        return fail(ErrorCode::NameNotFound, endpoint.host, error.message());
    return found;
}

asio::awaitable<void> lookUpWith(Offload& helper, Endpoint endpoint, Found& found)
{
    const auto work = [endpoint] { return lookUp(endpoint); };
    auto outcome = co_await helper.run(work);
    if (outcome)
        found = std::move(*outcome);
}

ErrorCode meaning(const std::error_code& error)
{
    if (error == asio::error::connection_refused)
        return ErrorCode::ConnectRefused;
    if (error == asio::error::timed_out)
        return ErrorCode::ServerSilent;
    return ErrorCode::ServerClosed;
}

} // namespace

Result<std::vector<std::string>> resolve(const Endpoint& endpoint, const std::stop_token& stop)
{
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, toString(endpoint));
    asio::io_context loop;
    Offload helper{loop.get_executor()};
    Found found = fail(ErrorCode::Cancelled, endpoint.host);
    asio::co_spawn(loop, lookUpWith(helper, endpoint, found), asio::detached);
    const std::stop_callback onStop{stop, [&] { asio::post(loop, [&] { helper.abandon(); }); }};
    loop.run();
    if (!found)
        return fail(found);
    std::vector<std::string> addresses;
    for (const auto& entry : *found) {
        std::string address = entry.endpoint().address().to_string();
        if (std::ranges::find(addresses, address) == addresses.end())
            addresses.push_back(std::move(address));
    }
    return addresses;
}

Result<std::string> readGreeting(const Endpoint& endpoint, const std::stop_token& stop)
{
    const auto found = lookUp(endpoint);
    if (!found)
        return fail(found);
    asio::io_context loop;
    tcp::socket socket{loop};
    std::string line;
    std::error_code outcome = asio::error::timed_out;
    asio::async_connect(socket, *found, [&](const std::error_code& connecting, const tcp::endpoint&) {
        outcome = connecting;
        if (connecting)
            return;
        outcome = asio::error::timed_out;
        asio::async_read_until(socket, asio::dynamic_buffer(line, longestGreeting), '\n',
            [&](const std::error_code& reading, std::size_t) { outcome = reading; });
    });
    const std::stop_callback onStop{stop, [&] { loop.stop(); }};
    loop.run_for(patience);
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, toString(endpoint));
    line.resize(
        std::min(line.find_first_of("\r\n"), line.size())); // More lines may have come with the first.
    if (outcome && line.empty())
        return fail(meaning(outcome), toString(endpoint), "no greeting: " + outcome.message());
    return cleanText(line);
}

} // namespace underpass
