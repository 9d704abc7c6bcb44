// SPDX-License-Identifier: MIT
#include "core/net/Greeting.h"

#include "core/CleanText.h"

#include <asio/buffer.hpp>
#include <asio/connect.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read_until.hpp>

#include <algorithm>
#include <chrono>

namespace underpass {

namespace {

constexpr std::chrono::seconds patience{20};
constexpr std::size_t longestGreeting = 1024;

Result<asio::ip::tcp::resolver::results_type> lookUp(asio::io_context& loop, const Endpoint& endpoint)
{
    asio::ip::tcp::resolver resolver{loop};
    std::error_code error;
    auto found = resolver.resolve(endpoint.host, std::to_string(endpoint.port), error);
    if (error == asio::error::host_not_found_try_again)
        return fail(ErrorCode::NameServerSilent, endpoint.host, error.message());
    if (error)
        return fail(ErrorCode::NameNotFound, endpoint.host, error.message());
    return found;
}

} // namespace

Result<std::vector<std::string>> resolve(const Endpoint& endpoint)
{
    asio::io_context loop;
    const auto found = lookUp(loop, endpoint);
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

Result<std::string> readGreeting(const Endpoint& endpoint)
{
    asio::io_context loop;
    const auto found = lookUp(loop, endpoint);
    if (!found)
        return fail(found);
    asio::ip::tcp::socket socket{loop};
    std::string line;
    std::error_code outcome = asio::error::timed_out;
    asio::async_connect(
        socket, *found, [&](const std::error_code& connecting, const asio::ip::tcp::endpoint&) {
            outcome = connecting;
            if (connecting)
                return;
            outcome = asio::error::timed_out;
            asio::async_read_until(socket, asio::dynamic_buffer(line, longestGreeting), '\n',
                [&](const std::error_code& reading, std::size_t length) {
                    outcome = reading;
                    line.resize(reading ? 0 : length);
                });
        });
    loop.run_for(patience);
    if (outcome)
        return fail(ErrorCode::ServerSilent, toString(endpoint), "no greeting: " + outcome.message());
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.pop_back();
    return cleanText(line);
}

} // namespace underpass
