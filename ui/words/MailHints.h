// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <QString>

namespace underpass {

// What to enter in a mail program, or in whatever uses the profile's forwards, so that it goes through the
// tunnel. Plain text.
[[nodiscard]] QString mailHints(const Profile& profile);

} // namespace underpass
