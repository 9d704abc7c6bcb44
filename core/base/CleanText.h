// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace underpass {

// Makes hostile text harmless to show and to log: valid UTF-8, no C0/C1 controls (a tab or line break becomes
// a space, or stays a line break where `lines` says so), no bidirectional or invisible formatting characters,
// at most `limit` bytes with an ellipsis where it was cut. Everything a server, a peer or a file says goes
// through here before anybody sees it.
enum class Lines { Joined, Kept };
[[nodiscard]] std::string cleanText(
    std::string_view hostile, std::size_t limit = 256, Lines lines = Lines::Joined);

} // namespace underpass
