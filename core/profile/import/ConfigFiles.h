// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace underpass {

// What bounds the reading of an ssh_config(5) and of what it includes.
inline constexpr std::size_t largestConfig = std::size_t{1} << 20U;
inline constexpr int deepestInclude = 16; // As READCONF_MAX_DEPTH of OpenSSH.
inline constexpr std::size_t mostConfigs = 256;

// The files that a word after Include names, in the order of their names: with patterns, and relative to
// ~/.ssh as in a person's own file. Looks into folders, so it blocks.
[[nodiscard]] std::vector<std::filesystem::path> includedFiles(
    const std::string& word, const std::filesystem::path& home);

} // namespace underpass
