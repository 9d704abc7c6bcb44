// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Sentence.h"

#include <chrono>
#include <vector>

#include <openssl/types.h>

namespace underpass {

// Of the certificate that a server has shown in a handshake, what may make a program refuse it or ask a
// person: that it is no longer or not yet valid by this computer's clock, or only for two weeks more; that
// nobody but the server vouches for it; or nobody whom this computer knows, which is said only where it has a
// list of authorities (KnownAuthorities.h) and the connection was made with it. Facts, no verdict: the
// program that uses the forward knows what it expects. Empty where there is nothing to say, or no
// certificate.
[[nodiscard]] std::vector<Sentence> certificateFacts(
    SSL* connection, bool knowsAuthorities, std::chrono::system_clock::time_point now);

} // namespace underpass
