// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// One line of an ssh_config(5), taken apart as ssh does: the keyword in small letters, and what follows it.
struct ConfigLine
{
    std::string keyword; // Empty where the line says nothing.
    std::vector<std::string> words;

    bool operator==(const ConfigLine&) const = default;
};

// Quotes of both kinds hold blanks together, a backslash keeps a quote, a backslash or a blank, "#" where a
// word would begin is the beginning of a comment, and a "=" may stand behind the keyword. Of a quote that
// stays open there is nothing. Pure.
[[nodiscard]] ConfigLine configLine(std::string_view line);

} // namespace underpass
