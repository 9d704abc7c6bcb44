// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Finding.h"

#include <QString>

namespace underpass {

// What a step of a check has found, as a translated sentence; plain text for labels that do not interpret
// markup.
[[nodiscard]] QString findingText(const CheckFinding& finding);

} // namespace underpass
