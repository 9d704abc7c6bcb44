// SPDX-License-Identifier: MIT
#pragma once

#include <system_error>

namespace underpass::test {

// Whether what reading from a connection ended with was a reset by the other side. Wine shuts a socket down
// before it closes it, so there an end that is read first may stand for one; on Windows and Linux it never
// does.
[[nodiscard]] bool wasReset(const std::error_code& outcome);

} // namespace underpass::test
