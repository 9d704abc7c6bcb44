// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <QString>

namespace underpass {

// A sentence of core's validate() in the person's language; in English where a translation is missing.
[[nodiscard]] QString problemText(const Problem& problem);

} // namespace underpass
