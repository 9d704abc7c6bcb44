// SPDX-License-Identifier: MIT
#include "core/system/ProgramName.h"

#include <filesystem>

namespace underpass {

bool isSameProgram(std::string_view running, std::string_view listed)
{
    return !running.empty()
        && (listed == running || listed == std::filesystem::path{running}.filename().native());
}

} // namespace underpass
