// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace underpass::test {

// The signature algorithms of a public key (HostKey::blob), without SHA-1.
[[nodiscard]] std::vector<std::string> algorithmsOf(std::string_view blob);

// What a server does with a signature, which is without its algorithm's name (RFC 4252 section 7).
[[nodiscard]] bool isSignature(
    std::string_view signature, std::string_view data, std::string_view algorithm, std::string_view blob);

} // namespace underpass::test
