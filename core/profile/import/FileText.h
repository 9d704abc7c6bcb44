// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// The largest file of another program that is read. A registry of a thousand sessions takes 5 MB.
inline constexpr std::size_t largestImport = std::size_t{16} << 20U;

// What a file of another program says, in UTF-8: such a file may be in UTF-16 with its mark, as the registry
// editor of Windows writes it, in UTF-8, with or without one, or else in Windows-1252. InvalidInput where it
// is no text, or more than largestImport. Pure.
[[nodiscard]] Result<std::string> fileText(std::string_view bytes);

// The lines of a text, without what ends them (CR, LF or both). Those longer than longestLine are left out:
// no setting of any program is.
inline constexpr std::size_t longestLine = 65'536; // Bytes.
[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view text);

[[nodiscard]] std::string_view trimmed(std::string_view text); // Of blanks and tabs.

// "Mail%20server" is "Mail server": how PuTTY and WinSCP write names. What is no such mark stays.
[[nodiscard]] std::string percentDecoded(std::string_view text);

} // namespace underpass
