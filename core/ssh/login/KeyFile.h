// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"
#include "core/ssh/engine/Transport.h"

#include <string>

#include <asio/awaitable.hpp>

namespace underpass {

enum class KeyFileKind { Plain, Encrypted };

// Looks at a private key file without decrypting it: OpenSSH's own format and PEM (PKCS#1, SEC1, PKCS#8).
// KeyFileUnusable says why: missing, not readable, a public key, a PuTTY key, one on a security key, one that
// takes for ever to open, or no key at all.
[[nodiscard]] Result<KeyFileKind> inspectKeyFile(const std::string& path);

// What logInWithKeyFile() returns when the passphrase did not open the key.
inline constexpr int wrongPassphrase = LIBSSH2_ERROR_FILE;

// What to offer: a key, or in its place the certificate that speaks for it.
struct KeyOffer
{
    std::string keyFile;
    std::string certificate = {}; // A file as well; empty: the key itself.
};

// Offers it and, where the server would take it, signs with the key. The key is opened on a helper thread:
// OpenSSH's bcrypt takes its time on purpose. The transport's
// end() does not wait for it. Returns a libssh2 code. A certificate is offered before its key
// is opened, so that a passphrase which does not open the key is a refusal then, and never `wrongPassphrase`.
[[nodiscard]] asio::awaitable<int> logInWithKeyFile(
    Transport& transport, std::string account, KeyOffer offer, const Secret& passphrase);

} // namespace underpass
