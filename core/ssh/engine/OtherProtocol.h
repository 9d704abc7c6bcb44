// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <optional>
#include <string_view>

namespace underpass {

// What a server is that is no SSH server, by the first bytes it says: by itself, or because our
// identification
// ("SSH-2.0-...") makes no sense to it. NotSsh, or Ssh1Only; both say what speaks there and what to do.
// Nothing while that is not clear: RFC 4253 section 4.2 lets an SSH server say other lines first. Pure.
[[nodiscard]] std::optional<Error> otherProtocol(std::string_view firstBytes);

// NotSsh, of a server that said something that is not known either.
[[nodiscard]] Error unknownProtocol(std::string_view firstBytes);

} // namespace underpass
