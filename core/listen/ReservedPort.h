// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Sentence.h"

#include <cstdint>
#include <vector>

namespace underpass {

// What to know and to do about a port that nobody holds and the system does not give us.
[[nodiscard]] std::vector<Sentence> aboutReservedPort(std::uint16_t port);

} // namespace underpass
