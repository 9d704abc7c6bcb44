// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Transport.h"
#include "core/ssh/login/Asker.h"
#include "core/ssh/login/HopName.h"
#include "core/ssh/trust/HostKeys.h"

namespace underpass {

// Whether the server may be learnt further keys of (HostKeyUpdate).
enum class FurtherKeys { None, MayBeLearnt };

// Decides whether the server is who it was before (RFC 4251 section 4.1), after the handshake and before any
// credential. A new server is put to a human and, once accepted, remembered; no password that was kept for
// it goes there by itself then. A file that cannot be read or written does not end the log-in: a person is
// told. Errors: HostKeyNotAccepted, HostKeyChanged, HostKeyRevoked, and ProtocolViolation where there is no
// key that anybody could be asked about.
[[nodiscard]] asio::awaitable<Result<FurtherKeys>> verifyHostKey(
    Transport& transport, HostKeys& hostKeys, Asker& asker, Hop hop);

} // namespace underpass
