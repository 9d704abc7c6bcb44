// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace underpass::test {

// Whether the system keeps other accounts from this file or folder.
[[nodiscard]] bool isForItsOwnerOnly(const std::filesystem::path& path);

} // namespace underpass::test
