// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/ssh/login/PrivateKey.h"

#include <optional>
#include <string>
#include <string_view>

namespace underpass {

enum class KeyFileKind {
    Plain,
    Encrypted,
    PublicHalf, // A ".pub": it says which of an agent's keys is meant.
};

// What a key file shows to whoever has no passphrase.
struct KeyFileLook
{
    KeyFileKind kind = KeyFileKind::Plain;
    std::string blob; // The public half, as in HostKey::blob; empty where only the open key shows it.
    bool isOnSecurityKey = false; // Only an agent can sign with it.
};

// What stands in a key file: OpenSSH's own format, PuTTY's, PEM (PKCS#1, SEC 1, PKCS#8), or the line of a
// public half. Without opening it. KeyFileUnusable, without a subject, says why it cannot be used: damaged,
// of a kind that is not used here, one that takes for ever to open, or no key at all.
[[nodiscard]] Result<KeyFileLook> inspectKeyText(std::string_view text);

// Opens a private key. Takes its time on purpose, up to some ten seconds and 1 GB. Errors, without a subject:
// PassphraseWrong, and those of inspectKeyText().
[[nodiscard]] Result<PrivateKey> openKeyText(std::string_view text, const Secret& passphrase);

// The line of a ".pub" file, the first in this text.
[[nodiscard]] std::optional<std::string> publicHalfIn(std::string_view text);

} // namespace underpass
