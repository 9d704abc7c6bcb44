// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/profile/Profile.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace underpass {

// How a tunnel ended that failed while nobody looked: what its process leaves behind, for `status`.
struct TunnelEnd
{
    ProfileId id;
    std::string name; // The profile's.
    std::chrono::sys_seconds at;
    std::string trouble; // name(ErrorCode)
    std::string sentence;

    bool operator==(const TunnelEnd&) const = default;
};

// One small file for each profile in the state folder, readable by its owner only, "ended-<id>.json": the
// last failure, until the profile is connected again, and for 30 days. The calls block on the disk.
inline constexpr std::chrono::days longestKept{30};

[[nodiscard]] Result<void> keepEnd(const std::filesystem::path& state, const TunnelEnd& end);
void forgetEnd(const std::filesystem::path& state, const ProfileId& id);

// Removes those that are too old. What cannot be read, or is from the future, is left out.
[[nodiscard]] std::vector<TunnelEnd> keptEnds(
    const std::filesystem::path& state, std::chrono::sys_seconds now);

} // namespace underpass
