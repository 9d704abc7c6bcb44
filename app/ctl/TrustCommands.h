// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/ssh/trust/HostKeys.h"

#include <string>
#include <string_view>

namespace underpass {

// Reads "ssh-ed25519 AAAA... comment", a server's public key as administrators hand it out.
[[nodiscard]] Result<HostKey> parsePublicKey(std::string_view line);

// Records the key for the server, in place of any former one.
ExitCode trustHost(const Setting& setting, const std::string& server, const std::string& publicKey);

// Removes the server's keys from our own known_hosts; a file that is only read keeps its lines.
ExitCode forgetHost(const Setting& setting, const std::string& server);

ExitCode forgetSecrets(const Setting& setting, const std::string& idOrName);

} // namespace underpass
