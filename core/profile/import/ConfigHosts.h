// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace underpass {

// The servers that somebody has given names in his ssh_config(5): each name of a "Host" line, in the order of
// the file and once. Left out: patterns ("*", "?", "!"), what stands under Match, and what is included from
// within a block, which is for that block alone. `leftOut` is what could not be read: a file's name and why.
struct ConfigHosts
{
    std::vector<std::string> names; // Cleaned: nothing in them but what a host's name may have.
    std::vector<Error> leftOut;

    bool operator==(const ConfigHosts&) const = default;
};

// Follows Include, with patterns, and relative to ~/.ssh as ssh does for a person's own file. Bounded: 16
// files deep, 256 files, 1 MB each, 5000 names; a file is read once. FileUnreadable where the first one
// cannot be read. Reads files, so it blocks; nothing is looked up and nothing is run.
[[nodiscard]] Result<ConfigHosts> readConfigHosts(
    const std::filesystem::path& file, const std::filesystem::path& home);

} // namespace underpass
