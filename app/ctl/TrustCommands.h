// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"

#include <string>

namespace underpass {

// Records the public key ("ssh-ed25519 AAAA... comment") for the server, in place of any former one.
ExitCode trustHost(const Setting& setting, const std::string& server, const std::string& publicKey);

// Removes the server's keys from our own known_hosts; a file that is only read keeps its lines.
ExitCode forgetHost(const Setting& setting, const std::string& server);

ExitCode forgetSecrets(const Setting& setting, const std::string& idOrName);

} // namespace underpass
