// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/ExitCode.h"
#include "core/control/TunnelEnd.h"
#include "core/profile/Profile.h"
#include "core/system/Log.h"

#include <filesystem>
#include <optional>

namespace underpass {

// How the last start of a tunnel failed, for those who looked too late to see it. Kept by `run` and by the
// process in the background until the tunnel is started again. The calls block on the disk.
void keepFailure(
    const std::filesystem::path& state, const Profile& profile, const Error& why, const Log& log);
[[nodiscard]] std::optional<TunnelEnd> keptFailure(const std::filesystem::path& state, const ProfileId& id);

// Says it on standard error, and returns the exit code for it.
ExitCode complain(const TunnelEnd& failure);

} // namespace underpass
