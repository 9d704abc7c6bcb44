// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <vector>

namespace underpass {

// Every server that a profile logs in to, the jump hosts first and its own server last, each with its
// account: a jump host that names none is logged in to with the profile's.
[[nodiscard]] std::vector<Hop> wayTo(const Profile& profile);

// Says that it happened at a jump host of the way, unless it says something closer already.
[[nodiscard]] Error atJumpHost(const Endpoint& host, Error error);

} // namespace underpass
