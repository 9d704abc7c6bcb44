// SPDX-License-Identifier: MIT
#include "core/net/Loopback.h"

#include "core/platform/ExclusiveBind.h"
#include "core/platform/PortOwner.h"

#include <asio/ip/v6_only.hpp>

namespace underpass {
namespace {

using Acceptor = asio::ip::tcp::acceptor;
using Address = asio::ip::tcp::endpoint;

constexpr int triesForAFreePort = 20;

Result<Acceptor> listenAt(asio::io_context& worker, const Address& address, std::error_code& failed)
{
    Acceptor acceptor{worker};
    acceptor.open(address.protocol(), failed);
    if (!failed && address.address().is_v6())
        acceptor.set_option(asio::ip::v6_only{true}, failed);
    if (!failed)
        makeExclusive(acceptor, failed);
    if (!failed)
        acceptor.bind(address, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return fail(ErrorCode::ListenRefused, {}, failed.message());
    return acceptor;
}

Error explain(const Endpoint& endpoint, const std::error_code& why, const std::string& extra)
{
    const std::string subject = "port " + std::to_string(endpoint.port);
    if (why == asio::error::address_in_use) {
        const auto owner = findPortOwner(endpoint.port);
        return {ErrorCode::PortInUse, subject,
            (owner ? "held by " + toString(*owner) : "the holder is not known") + extra};
    }
    if (why == asio::error::access_denied)
        return {ErrorCode::PortReserved, subject, why.message()};
    return {ErrorCode::ListenRefused, toString(endpoint), why.message() + extra};
}

bool meansNoIpv6(const std::error_code& why)
{
    return why == asio::error::address_family_not_supported || why == std::errc::address_not_available;
}

Result<std::vector<Acceptor>> listenOnLocalhost(asio::io_context& worker, const Endpoint& endpoint)
{
    std::error_code failed;
    auto first = listenAt(worker, {asio::ip::address_v4::loopback(), endpoint.port}, failed);
    if (!first)
        return std::unexpected(explain(endpoint, failed, ""));
    const auto port = first->local_endpoint().port();
    auto second = listenAt(worker, {asio::ip::address_v6::loopback(), port}, failed);
    if (!second && !meansNoIpv6(failed))
        return std::unexpected(explain({endpoint.host, port}, failed,
            " on the IPv6 side, ::1; programs would reach it instead of this forward"));
    std::vector<Acceptor> both;
    both.push_back(std::move(*first));
    if (second)
        both.push_back(std::move(*second));
    return both;
}

} // namespace

Result<std::vector<Acceptor>> listenOn(asio::io_context& worker, const Endpoint& endpoint)
{
    if (endpoint.host == "localhost") {
        auto listening = listenOnLocalhost(worker, endpoint);
        for (int tries = 1; !listening && endpoint.port == 0 && tries < triesForAFreePort; ++tries)
            listening = listenOnLocalhost(worker, endpoint);
        return listening;
    }
    std::error_code failed;
    const auto address = asio::ip::make_address(endpoint.host, failed);
    if (failed)
        return fail(
            ErrorCode::ListenRefused, toString(endpoint), "give an address of this machine, or localhost");
    auto one = listenAt(worker, {address, endpoint.port}, failed);
    if (!one)
        return std::unexpected(explain(endpoint, failed, ""));
    std::vector<Acceptor> all;
    all.push_back(std::move(*one));
    return all;
}

} // namespace underpass
