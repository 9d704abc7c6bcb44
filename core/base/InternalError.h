// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <exception>

namespace underpass {

// What was thrown where nothing should throw, as the end of what threw it: `subject` is that ("the connection
// to mail.example.org:22"). Says no more than the kind of what was thrown where its text might hold what
// somebody sent.
[[nodiscard]] Error internalError(const std::exception_ptr& thrown, std::string subject);

} // namespace underpass
