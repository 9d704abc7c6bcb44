// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <openssl/types.h>

namespace underpass {

// Before the handshake: which of the names that a server may have is meant (RFC 6066 section 3). An address
// is no such name.
void askForCertificateOf(const std::string& host, SSL* connection);

// After it: the names that the server's certificate is for, as it says, cleaned: "mail.example.org,
// *.example.org", the first few; "" where it names none.
[[nodiscard]] std::string certificateNames(SSL* connection);

} // namespace underpass
