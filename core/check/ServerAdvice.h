// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <string>
#include <vector>

namespace underpass {

// The lines of sshd_config(5) that let this account have every forward of the profile and nothing more: a
// Match block, for the end of the file. They hold where nothing above them in a Match block of its own and
// nothing in authorized_keys(5) says otherwise.
[[nodiscard]] std::vector<std::string> serverAdvice(const Profile& profile);

} // namespace underpass
