// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Running.h"

#include <functional>

namespace underpass {

// Whether a process runs this tunnel, for spellsOf(). One that cannot be asked counts as running it.
[[nodiscard]] std::function<bool(std::int64_t process)> whoRuns(AllRunning all, ProfileId id);

} // namespace underpass
