// SPDX-License-Identifier: MIT
#pragma once

#include <openssl/types.h>

namespace underpass {

// Makes connections of `context` look up who signed a certificate among the authorities that this computer's
// programs trust. False where there is no list that we can read: then nobody's absence from it means
// anything. Blocks, shortly.
//  Linux: OpenSSL's own places, which distributions fill (ca-certificates), or SSL_CERT_FILE, SSL_CERT_DIR.
//  Windows: false; its store is not OpenSSL's, and OpenSSL's own folder there is one that anybody may make.
[[nodiscard]] bool useKnownAuthorities(SSL_CTX* context);

} // namespace underpass
