// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/control/Control.h"

#include <string>

namespace underpass {

// A name for whoever asks and is known again, unlike all others.
[[nodiscard]] std::string newAsker();

// Has a tunnel run as this command's options and environment say. `user`: ControlRequest::user.
[[nodiscard]] ControlRequest connectRequest(
    const Setting& setting, const ProfileId& id, const std::string& asker, const std::string& user);

} // namespace underpass
