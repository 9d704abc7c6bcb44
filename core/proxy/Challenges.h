// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// The authentication schemes that the fields Proxy-Authenticate of an answer's head offer (RFC 9110 section
// 11.6.1, 11.7.1), in lower case, each once, in their order, at most 16. A field may hold several, and a
// parameter may look like one.
[[nodiscard]] std::vector<std::string> challengesIn(std::string_view head);

} // namespace underpass
