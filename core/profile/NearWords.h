// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// Those of `words` that somebody who wrote `typed` may have meant, the likeliest first, three at most: a few
// letters apart, also from the last part ("listen" for "forwards[0].listen"). Upper and lower case are the
// same. Pure.
[[nodiscard]] std::vector<std::string> nearWords(
    std::string_view typed, const std::vector<std::string>& words);

} // namespace underpass
