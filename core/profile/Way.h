// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <string>
#include <vector>

namespace underpass {

// Every server that a profile logs in to, the jump hosts first and its own server last, each with its
// account: a jump host that names none is logged in to with the profile's.
[[nodiscard]] std::vector<Hop> wayTo(const Profile& profile);

// Says in `Error::where` that it happened at a jump host of the way, unless it says something closer already.
[[nodiscard]] Error atJumpHost(const Endpoint& host, Error error);

// Which server of wayTo() an error is about; the last one where it does not say otherwise.
[[nodiscard]] std::size_t hopOf(const Error& error, const std::vector<Hop>& way);

} // namespace underpass
