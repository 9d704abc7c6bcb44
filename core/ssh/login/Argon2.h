// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"
#include "core/ssh/login/SecretBytes.h"

#include <cstdint>
#include <optional>
#include <string>

namespace underpass {

// How a passphrase becomes a key by Argon2 (RFC 9106, version 0x13).
struct Argon2
{
    enum class Kind { D, I, Id };
    Kind kind = Kind::Id;
    std::uint32_t memory = 0; // KiB
    std::uint32_t passes = 0;
    std::uint32_t lanes = 0;
    std::string salt;
};

// Takes the memory and the time that the numbers say, on this thread alone; whoever calls bounds them.
// Nothing where they make no sense or there is no memory.
[[nodiscard]] std::optional<SecretBytes> deriveArgon2(
    const Argon2& how, const Secret& passphrase, std::size_t size);

} // namespace underpass
