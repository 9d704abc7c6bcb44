// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/ssh/login/PrivateKey.h"

#include <string_view>

namespace underpass {

// Private keys as OpenSSL and most other programs write them: PKCS#8 (RFC 5958), and the older forms of RSA
// and EC keys (PKCS#1, SEC 1). Pure bytes from a hostile file.
enum class PemKind { None, Plain, Locked };

// Errors: KeyFileUnusable without a subject, where it is locked in a way that is not known here or that takes
// for ever to open.
[[nodiscard]] Result<PemKind> inspectPemKey(std::string_view text);

// Takes its time on purpose. Errors, without a subject: PassphraseWrong, KeyFileUnusable.
[[nodiscard]] Result<PrivateKey> openPemKey(std::string_view text, const Secret& passphrase);

} // namespace underpass
