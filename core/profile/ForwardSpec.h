// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <string>

namespace underpass {

// "L:1110=mail.example.org:110", "D:127.0.0.2:1080": a forward as a person types it for --forward, without
// what is said of it elsewhere (who may use it, whether it is required). Pure.
[[nodiscard]] std::string specOf(const Forward& forward);

} // namespace underpass
