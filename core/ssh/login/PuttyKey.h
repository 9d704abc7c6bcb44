// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/ssh/login/Argon2.h"
#include "core/ssh/login/PrivateKey.h"
#include "core/ssh/login/SecretBytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// A key file of PuTTY (PPK, versions 2 and 3; "PPK file format" in PuTTY's manual) that is not open yet. Pure
// bytes from a hostile file.
struct PuttyKey
{
    int version = 3;
    std::string type; // "ssh-ed25519"
    std::string encryption; // As written: it is a part of what the file vouches for, like the comment.
    std::string comment;
    std::string blob; // The public half, which anybody may read; believed once the key is open.
    std::optional<Argon2> derivation; // Version 3, where it is locked.
    SecretBytes sealed;
    std::string mac;

    [[nodiscard]] bool isLocked() const { return encryption != "none"; }
};

[[nodiscard]] bool looksLikePuttyKey(std::string_view text);

// Errors: KeyFileUnusable without a subject, and why: cut off, damaged, of a version or kind that is not used
// here, or one that takes for ever to open.
[[nodiscard]] Result<PuttyKey> readPuttyKey(std::string_view text);

// Takes its time on purpose, and up to 1 GB of memory. Nothing of the key is believed before its MAC was
// found right. Errors, without a subject: PassphraseWrong, KeyFileUnusable.
[[nodiscard]] Result<PrivateKey> openPuttyKey(const PuttyKey& key, const Secret& passphrase);

} // namespace underpass
