// SPDX-License-Identifier: MIT
#pragma once

#include "core/Error.h"

#include <cstddef>
#include <map>

namespace underpass {

// The forwards whose last target did not answer, and why; all sessions of a tunnel share one. One thread.
using Troubles = std::map<std::size_t, ErrorCode>;

} // namespace underpass
