// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace underpass {

// Whether a public key is whole: every part that its type has, each of the right size, and nothing behind
// (RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4, OpenSSH's PROTOCOL.u2f). Of a type that is
// not known here: a name, and something behind it. Says nothing about whether the key is a good one. Pure.
[[nodiscard]] bool isWholePublicKey(std::string_view blob);

// The name that a public key begins with; empty where it has none.
[[nodiscard]] std::string keyTypeOf(std::string_view blob);

} // namespace underpass
