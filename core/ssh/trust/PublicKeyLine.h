// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/trust/HostKeys.h"

#include <string_view>

namespace underpass {

// Reads "ssh-ed25519 AAAA... comment", a server's public key as administrators hand it out and as OpenSSH
// keeps it in files (sshd(8), AUTHORIZED_KEYS FILE FORMAT). InvalidInput for what is no whole key. Pure.
[[nodiscard]] Result<HostKey> parsePublicKey(std::string_view line);

} // namespace underpass
