// SPDX-License-Identifier: MIT
#include "core/net/Resolve.h"

#include "core/base/AsciiName.h"
#include "core/net/NameError.h"
#include "core/net/Offload.h"

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

#include <algorithm>

namespace underpass {

namespace {

using asio::ip::tcp;
using Found = Result<tcp::resolver::results_type>;

Found lookUp(const Endpoint& endpoint)
{
    asio::io_context loop;
    tcp::resolver resolver{loop};
    std::error_code error;
    forgetNameError();
    auto found = resolver.resolve(asciiHost(endpoint.host), std::to_string(endpoint.port), error);
    if (error)
        return fail(meaningOfNameError(error), endpoint.host, error.message());
    return found;
}

asio::awaitable<void> lookUpWith(Offload& helper, Endpoint endpoint, Found& found)
{
    const auto work = [endpoint] { return lookUp(endpoint); };
    auto outcome = co_await helper.run(work);
    if (outcome)
        found = std::move(*outcome);
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

} // namespace underpass
