// SPDX-License-Identifier: MIT
#include "core/profile/PortInPlace.h"

#include "core/profile/Profiles.h"

#include <limits>

namespace underpass {
namespace {

constexpr std::uint32_t nearEnough = 100; // So many are looked at.
constexpr std::uint32_t firstForAll = 1024; // Below it, systems keep ports to those with a permission.
constexpr std::uint32_t outOfTheirWay = 1000;

} // namespace

bool isAboutThePort(ErrorCode whyNotListening)
{
    return whyNotListening == ErrorCode::PortInUse || whyNotListening == ErrorCode::PortReserved;
}

std::uint16_t portInPlaceOf(
    const Endpoint& listen, const std::vector<Profile>& profiles, const WhyNotListen& whyNot)
{
    const std::uint32_t first = listen.port < firstForAll ? listen.port + outOfTheirWay : listen.port + 1U;
    for (std::uint32_t next = first; next < first + nearEnough; ++next) {
        if (next > std::numeric_limits<std::uint16_t>::max())
            return 0;
        const auto port = static_cast<std::uint16_t>(next);
        if (port < firstForAll || havePort(profiles, port))
            continue;
        const auto trouble = whyNot({listen.host, port});
        if (!trouble)
            return port;
        if (!isAboutThePort(trouble->code))
            return 0;
    }
    return 0;
}

} // namespace underpass
