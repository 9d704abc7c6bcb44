// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/login/SecretBytes.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace underpass {

// A cipher that locks key files, by the name that SSH has for it.
struct KeyCipher
{
    const char* name;
    const char* ours; // OpenSSL's name.
    std::size_t keySize;
    std::size_t ivSize;
    std::size_t blockSize;
    std::size_t tagSize; // 0: it does not authenticate.
};

// Null where it is none of those that ssh-keygen -Z and PuTTYgen write, or OpenSSL is without it.
[[nodiscard]] const KeyCipher* keyCipherCalled(std::string_view name);

// `secret` is the key and, behind it, the initialisation vector. Nothing where the tag is not right.
[[nodiscard]] std::optional<SecretBytes> decrypt(
    const KeyCipher& cipher, std::string_view secret, std::string_view sealed, std::string_view tag);

} // namespace underpass
