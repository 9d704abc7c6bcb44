// SPDX-License-Identifier: MIT
#pragma once

#include "ui/import/ImportAccess.h"

namespace underpass {

// Reads as this person: from his home folder, and with his account where a connection names none.
[[nodiscard]] ImportAccess importAccess();

} // namespace underpass
