// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/ProfileOptions.h"
#include "app/ctl/Setting.h"
#include "core/profile/Selection.h"

#include <string>

namespace underpass {

// Those of the selection; all where nothing is selected.
ExitCode listProfiles(const Setting& setting, const Selection& selection, Output output);
ExitCode showProfile(const Setting& setting, const std::string& idOrName, Output output);
ExitCode addProfile(const Setting& setting, const ProfileOptions& options);
ExitCode editProfile(const Setting& setting, const std::string& idOrName, const ProfileOptions& options);
ExitCode removeProfile(const Setting& setting, const std::string& idOrName);

} // namespace underpass
