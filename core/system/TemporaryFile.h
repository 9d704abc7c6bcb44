// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace underpass {

// Where this process writes what is to replace `file`.
[[nodiscard]] std::filesystem::path temporaryBeside(const std::filesystem::path& file);

// Removes what writers that were killed left beside `file`. A living process may still be at work on its own.
void removeAbandoned(const std::filesystem::path& file);

} // namespace underpass
