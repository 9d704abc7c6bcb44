// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Imported.h"

#include <filesystem>
#include <string_view>

namespace underpass {

// Command lines of ssh, plink and autossh, each a line that a backslash at its end carries on (as in a script
// of a shell; in a batch file of Windows a "^"), with comments (#, rem, ::) and empty lines between them.
// Each is a session that is called as its server; what is no such command is left out. Pure. SshCommand.h has
// the rules of one.
[[nodiscard]] Imported readCommandLines(std::string_view text, const std::filesystem::path& folder);

} // namespace underpass
