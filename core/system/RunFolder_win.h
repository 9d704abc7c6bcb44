// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

namespace underpass {

// Where all meeting places lie: of this account and on this machine alone, or beside a portable copy. Nothing
// where Windows does not say.
[[nodiscard]] std::optional<std::filesystem::path> runFolder();

} // namespace underpass
