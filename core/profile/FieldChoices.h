// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// What may be given for a field of a profile where that is one of a few words: "forwards[3].kind" has local,
// remote and dynamic. Empty for all other fields, and for none. Pure.
[[nodiscard]] std::vector<std::string> fieldChoices(std::string_view key);

} // namespace underpass
