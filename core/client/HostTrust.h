// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// For a person who decided that a server's new host key is right: takes the server out of the first of these
// known_hosts files, keeping the file as it was beside it as ".old". The next connection asks about the key
// as if it were new, with its fingerprint. Returns how many entries there were; zero means the key on record
// is in a file that is only read. Reads and writes files.
[[nodiscard]] Result<int> forgetHostKey(
    const std::vector<std::filesystem::path>& knownHosts, const Endpoint& server);

class SecretMemory;

// For a person who has compared the key that the server at this address showed last, "ssh-ed25519
// SHA256:...": records exactly that key in place of any former one, likewise, under the profile's name for
// it. HostKeyNotKept where it has shown another key since, or none.
[[nodiscard]] Result<void> trustShownHostKey(const SecretMemory& memory,
    const std::vector<std::filesystem::path>& knownHosts, const Profile& profile, const Endpoint& server,
    const std::string& shown);

// Records a public key, as parsePublicKey() reads it, for the server in place of any former one, likewise.
// Returns the key's type and fingerprint, "ssh-ed25519 SHA256:...".
[[nodiscard]] Result<std::string> trustHostKey(
    const std::vector<std::filesystem::path>& knownHosts, const Endpoint& server, std::string_view publicKey);

} // namespace underpass
