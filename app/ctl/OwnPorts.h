// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Running.h"

#include <optional>
#include <string>

namespace underpass {

// Why a program must not rely on this tunnel now, in a sentence: it is not connected, a forward that its
// profile requires does not work as far as is known, or its port here is not held by the process that runs
// the tunnel. Nothing where it may. May take milliseconds.
[[nodiscard]] std::optional<std::string> whyNotOurs(const Running& running);

} // namespace underpass
