// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace underpass {

// What this person's account on this machine is called, which ssh(1) takes where no other is named; empty
// where the environment does not say.
[[nodiscard]] std::string ownAccount();

} // namespace underpass
