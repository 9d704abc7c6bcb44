// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <string_view>
#include <vector>

namespace underpass {

// An account at a server, as people write it for ssh.
struct SshAddress
{
    std::string account; // Empty where none is named.
    Endpoint server;

    bool operator==(const SshAddress&) const = default;
};

// Reads "host", "anna@host:port", "anna@[2001:db8::1]:port" and "ssh://anna@host:port" (RFC 3986; with
// draft-ietf-secsh-scp-sftp-ssh-uri's parameters left out). The last "@" is the one that counts. Refuses a
// password beside the account, and does not repeat it.
[[nodiscard]] Result<SshAddress> readSshAddress(std::string_view text, std::uint16_t defaultPort = 22);

// The same, several with commas between them: the way of ssh -J. None in an empty text.
[[nodiscard]] Result<std::vector<SshAddress>> readSshAddresses(std::string_view text);

// A jump host of this profile, which logs in as the profile does unless it says otherwise.
[[nodiscard]] Hop hopOf(const SshAddress& address, const Profile& profile);

} // namespace underpass
