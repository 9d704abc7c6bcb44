// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// The words of a command line, as a shell would hand them to a program: quotes, backslashes, continued lines.
// A backslash before a letter or a digit is a path of Windows. Fails with InvalidInput, without repeating the
// line: where a quote is open, where a shell would do more than take words apart, or where there are more
// than 1000 words or 64 KB.
[[nodiscard]] Result<std::vector<std::string>> shellWords(std::string_view line);

} // namespace underpass
