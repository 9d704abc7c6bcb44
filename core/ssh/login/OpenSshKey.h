// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/ssh/login/PrivateKey.h"
#include "core/ssh/login/SecretBytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// A key file in OpenSSH's own format (its PROTOCOL.key) that is not open yet. Pure bytes from a hostile file.
struct OpenSshKey
{
    std::string cipher; // "none" where it is not locked.
    std::string salt; // Of bcrypt, which makes the cipher's key.
    std::uint32_t rounds = 0;
    std::string blob; // The public half, which anybody may read; believed once the key is open.
    SecretBytes sealed;
    std::string tag; // Of a cipher that authenticates.

    [[nodiscard]] bool isLocked() const { return cipher != "none"; }
};

[[nodiscard]] bool looksLikeOpenSshKey(std::string_view text);

// Errors: KeyFileUnusable without a subject, and why: cut off, damaged, locked in a way that is not known
// here, or one that takes for ever to open.
[[nodiscard]] Result<OpenSshKey> readOpenSshKey(std::string_view text);

// Takes its time on purpose: some 10 milliseconds for each round. Errors, without a subject: PassphraseWrong,
// KeyFileUnusable.
[[nodiscard]] Result<PrivateKey> openOpenSshKey(const OpenSshKey& key, const Secret& passphrase);

} // namespace underpass
