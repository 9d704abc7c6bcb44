// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// Everything in the profile file; `unknown` is what stands beside the profiles.
struct ProfileSet
{
    std::vector<Profile> profiles;
    UnknownFields unknown = {};

    bool operator==(const ProfileSet&) const = default;
};

// The version this build writes. A file with a higher one is FileTooNew and is not touched.
inline constexpr int profileFileVersion = 1;
inline constexpr std::size_t mostProfiles = 1000;

// Pure text to values and back; no file. Refuses (InvalidInput, its subject the place): not JSON, with line
// and column, wrong types, values out of range, a field that is called as a secret, wherever it stands,
// duplicate ids, more than 1000 profiles, nesting deeper than 32 levels, more than 8 MB. Unknown fields are
// kept, wherever they stand.
[[nodiscard]] Result<ProfileSet> readProfiles(std::string_view json);
// What stands in both stands in the order of `former`, a text that was read before.
[[nodiscard]] std::string writeProfiles(const ProfileSet& profiles, std::string_view former = {});

// One profile as it stands in the file.
[[nodiscard]] std::string profileJson(const Profile& profile);

} // namespace underpass
