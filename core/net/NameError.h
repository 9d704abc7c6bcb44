// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <system_error>

namespace underpass {

// What a failed look-up by the system's resolver means: NameNotFound only where a name server said that there
// is no such name or no address of it, NameServerSilent whenever none told. On one thread: the first call is
// made before the look-up, because glibc tells a server's refusal to understand (FORMERR) from a name that is
// not there by h_errno alone.
void forgetNameError();
[[nodiscard]] ErrorCode meaningOfNameError(const std::error_code& error);

} // namespace underpass
