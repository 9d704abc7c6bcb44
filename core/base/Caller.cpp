// SPDX-License-Identifier: MIT
#include "core/base/Caller.h"

#include <filesystem>

namespace underpass {

std::string toString(const Caller& caller)
{
    if (!caller.from.empty())
        return caller.from;
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
