// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <string>
#include <vector>

namespace underpass {

// Profiles that a person means all at once, as typed.
struct Selection
{
    std::vector<std::string> wanted; // Ids, names, and patterns of them: "db*".
    std::vector<std::string> groups;
    bool all = false;

    [[nodiscard]] bool isNothing() const { return wanted.empty() && groups.empty() && !all; }
    bool operator==(const Selection&) const = default;
};

// Those profiles in their order, each once. An id or a name that is there is that profile and no pattern.
// Fails where one of the words means none: FileUnreadable for a plain one, InvalidInput for a pattern or a
// group, and for "all" of none. Pure.
[[nodiscard]] Result<std::vector<Profile>> selected(
    const std::vector<Profile>& profiles, const Selection& selection);

} // namespace underpass
