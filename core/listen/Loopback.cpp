// SPDX-License-Identifier: MIT
#include "core/listen/Loopback.h"

#include "core/listen/ExclusiveBind.h"
#include "core/listen/ListenBacklog.h"
#include "core/listen/PortOwner.h"
#include "core/listen/ReservedPort.h"

#include <asio/ip/v6_only.hpp>

namespace underpass {
namespace {

using Acceptor = asio::ip::tcp::acceptor;
using Address = asio::ip::tcp::endpoint;

constexpr int triesForAFreePort = 20;

std::expected<Acceptor, std::error_code> listenAt(asio::io_context& worker, const Address& address)
{
    std::error_code failed;
    Acceptor acceptor{worker};
    acceptor.open(address.protocol(), failed);
    if (!failed && address.address().is_v6())
        acceptor.set_option(asio::ip::v6_only{true}, failed);
    if (!failed)
        makeExclusive(acceptor, failed);
    if (!failed)
        acceptor.bind(address, failed);
    if (!failed)
        acceptor.listen(listenBacklog(), failed);
    if (failed)
        return std::unexpected(failed);
    return acceptor;
}

Sentence heldBy(const Caller& owner)
{
    //: %1 is a program: "python3.11 (pid 4711, anna)".
    return {UNDERPASS_TEXT("Error", "It is held by %1."), {toString(owner)}};
}

Error explain(const std::string& host, const Address& address, const std::error_code& why)
{
    const std::string subject = "Port " + std::to_string(address.port()); // It begins its sentences.
    if (why == asio::error::address_in_use || why == asio::error::access_denied) {
        // Windows says "denied" about a reserved range and about a port that another account holds for
        // itself.
        if (const auto owner = findPortOwner(address))
            return {ErrorCode::PortInUse, subject, {}, {}, {}, {heldBy(*owner)}};
        return why == asio::error::address_in_use
            ? Error{ErrorCode::PortInUse, subject, "the holder is not known"}
            : Error{
                  ErrorCode::PortReserved, subject, why.message(), {}, {}, aboutReservedPort(address.port())};
    }
    return {ErrorCode::ListenRefused, toString(Endpoint{host, address.port()}), why.message()};
}

bool meansNoIpv6(const std::error_code& why)
{
    // Asio's own category does not tell what "address not available" means; the standard one does.
    const std::error_code standard{why.value(), std::system_category()};
    return why == asio::error::address_family_not_supported || standard == std::errc::address_not_available;
}

Result<std::vector<Acceptor>> listenOnLocalhost(asio::io_context& worker, std::uint16_t port)
{
    const Address ipv4{asio::ip::address_v4::loopback(), port};
    auto four = listenAt(worker, ipv4);
    if (!four)
        return std::unexpected(explain("localhost", ipv4, four.error()));
    std::error_code failed;
    const Address ipv6{asio::ip::address_v6::loopback(), four->local_endpoint(failed).port()};
    auto six = listenAt(worker, ipv6);
    std::vector<Acceptor> both;
    if (six || meansNoIpv6(six.error()))
        both.push_back(std::move(*four));
    if (six)
        both.push_back(std::move(*six));
    if (!both.empty())
        return both;
    Error error = explain("localhost", ipv6, six.error());
    error.detail += error.detail.empty() ? "" : ", ";
    error.detail
        += "on ::1; 'localhost' would not be safe: programs would reach that instead of this forward";
    return std::unexpected(std::move(error));
}

Result<std::vector<Acceptor>> listenOnLocalhost(asio::io_context& worker, const Endpoint& endpoint)
{
    auto listening = listenOnLocalhost(worker, endpoint.port);
    for (int tries = 1; !listening && endpoint.port == 0 && listening.error().code == ErrorCode::PortInUse
        && tries < triesForAFreePort;
        ++tries)
        listening = listenOnLocalhost(worker, endpoint.port);
    return listening;
}

} // namespace

Result<std::vector<Acceptor>> listenOn(asio::io_context& worker, const Endpoint& endpoint)
{
    if (endpoint.host == "localhost")
        return listenOnLocalhost(worker, endpoint);
    std::error_code failed;
    const Address address{asio::ip::make_address(endpoint.host, failed), endpoint.port};
    if (failed)
        return fail(
            ErrorCode::ListenRefused, toString(endpoint), "give an address of this machine, or localhost");
    auto one = listenAt(worker, address);
    if (!one)
        return std::unexpected(explain(endpoint.host, address, one.error()));
    std::vector<Acceptor> all;
    all.push_back(std::move(*one));
    return all;
}

} // namespace underpass
