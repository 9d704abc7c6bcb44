// SPDX-License-Identifier: MIT
#include "core/ssh/UsualService.h"

#include "core/profile/Service.h"

#include <string>
#include <utility>

namespace underpass {

Error withUsualService(Error why, std::string_view firstBytes, std::uint16_t port)
{
    constexpr std::string_view ssh{"SSH-"};
    const Service* usual = serviceOn(port);
    const bool mayBeIt = usual != nullptr && usual->greeting != ssh && firstBytes.empty()
        && (why.code == ErrorCode::ServerFull || why.code == ErrorCode::ServerClosed
            || why.code == ErrorCode::ServerSilent);
    if (mayBeIt)
        why.more.push_back({UNDERPASS_TEXT(
                                "Error", "Port %1 is usually that of %2, and SSH's is usually 22."),
            {std::to_string(port), usual->opening == Opening::Rdp ? "RDP (Remote Desktop)" : usual->name}});
    return why;
}

} // namespace underpass
