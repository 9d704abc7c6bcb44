// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace underpass {

// Whether a text has them: "*" stands for any letters or none, "?" for one.
[[nodiscard]] bool hasWildcards(std::string_view text);

// Whether the whole text fits the pattern; a letter is one of UTF-8. In time with the product of both
// lengths at most. Pure.
[[nodiscard]] bool fitsWildcards(std::string_view text, std::string_view pattern);

} // namespace underpass
