// SPDX-License-Identifier: MIT
#include "app/ctl/OwnPorts.h"

#include "core/base/Endpoint.h"
#include "core/listen/PortOwner.h"
#include "core/profile/import/ForwardSpec.h"
#include "core/tunnel/ForwardState.h"
#include "core/tunnel/TunnelState.h"

#include <vector>

namespace underpass {
namespace {

using asio::ip::tcp;

std::vector<tcp::endpoint> addressesOf(const Endpoint& listen)
{
    if (listen.host == "localhost")
        return {
            {asio::ip::address_v4::loopback(), listen.port}, {asio::ip::address_v6::loopback(), listen.port}};
    std::error_code noAddress;
    const auto address = asio::ip::make_address(listen.host, noAddress);
    return noAddress ? std::vector<tcp::endpoint>{} : std::vector<tcp::endpoint>{{address, listen.port}};
}

// The system may not say which process it is; that it is of our account it always does.
bool isHeldBy(const Caller& owner, std::int64_t process)
{
    return owner.relation == Caller::Relation::Me && (owner.processId == 0 || owner.processId == process);
}

std::optional<std::string> whyNotHeld(const Endpoint& listen, std::int64_t process)
{
    bool isHeld = false;
    for (const tcp::endpoint& address : addressesOf(listen)) {
        const auto owner = findListener(address);
        if (owner && !isHeldBy(*owner, process))
            return "port " + std::to_string(listen.port) + " is held by " + toString(*owner)
                + ", and not by the tunnel, process " + std::to_string(process) + ".";
        isHeld = isHeld || owner.has_value();
    }
    if (isHeld)
        return std::nullopt;
    return "nobody listens on port " + std::to_string(listen.port) + ".";
}

std::optional<std::string> whyNotOurs(const ForwardReport& forward, std::int64_t process)
{
    if (!forward.required || forward.state == name(ForwardHealth::Off))
        return std::nullopt;
    const auto kind = parseForward(forward.spec);
    const auto listen = Endpoint::parse(forward.listen, 0);
    const bool isHere = !kind || listensHere(*kind);
    if (isHere && listen && listen->port != 0 && forward.listening) {
        if (auto why = whyNotHeld(*listen, process))
            return why;
    }
    if (forward.state == name(ForwardHealth::Refused) || forward.state == name(ForwardHealth::NotConnected)
        || (isHere && !forward.listening))
        return forward.words;
    return std::nullopt;
}

} // namespace

std::optional<std::string> whyNotOurs(const Running& running)
{
    const TunnelReport& tunnel = running.tunnel;
    if (tunnel.state != "online" && tunnel.state != "degraded")
        return tunnel.sentence;
    for (const ForwardReport& forward : tunnel.forwards) {
        if (const auto why = whyNotOurs(forward, running.process.processId))
            return forward.spec + ": " + *why;
    }
    return std::nullopt;
}

} // namespace underpass
