// SPDX-License-Identifier: MIT
#include "core/platform/PortOwner.h"

#include "core/platform/ProcNet.h"

#include <filesystem>

namespace underpass {

std::optional<Caller> findPortOwner(std::uint16_t port)
{
    const auto row = findProcNetRow([port](const ProcNetRow& candidate) {
        return candidate.state == procNetListen && candidate.local.port() == port && candidate.inode != 0;
    });
    return row ? std::optional{ownerOf(*row)} : std::nullopt;
}

std::string toString(const Caller& caller)
{
    std::string text
        = caller.program.empty() ? "a program" : std::filesystem::path{caller.program}.filename().string();
    std::string more;
    if (caller.processId != 0)
        more = "pid " + std::to_string(caller.processId);
    if (!caller.user.empty())
        more += (more.empty() ? "" : ", ") + caller.user;
    return more.empty() ? text : text + " (" + more + ")";
}

} // namespace underpass
