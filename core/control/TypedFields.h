// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"
#include "core/control/WipedLine.h"

#include <optional>
#include <string_view>
#include <vector>

namespace underpass {

// What somebody typed, behind the JSON of a line: each begins with this byte, which no JSON holds, and is in
// hexadecimal digits. Nothing of it is ever in memory that is not wiped.
inline constexpr char beforeTyped = '\x1f';

void appendTyped(WipedLine& line, const std::vector<Secret>& secrets);
// Reads what appendTyped() wrote; nothing where it is something else.
[[nodiscard]] std::optional<std::vector<Secret>> readTyped(std::string_view fields);

} // namespace underpass
