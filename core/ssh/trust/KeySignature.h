// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/trust/HostKey.h"

#include <string_view>

namespace underpass {

// Whether `signature`, an algorithm and what it yields (RFC 4253 section 6.6), is this key's over exactly
// these bytes. Ed25519, ECDSA on the three NIST curves, both kinds of keys on tokens (OpenSSH's
// PROTOCOL.u2f), and RSA of 1024 to 16384 bits with SHA-2 (RFC 8332); false for everything else: another
// algorithm than the key's, SHA-1, certificates, and what is cut off or has something behind it. Pure.
[[nodiscard]] bool isSignedBy(const HostKey& key, std::string_view signature, std::string_view bytes);

} // namespace underpass
