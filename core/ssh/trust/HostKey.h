// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace underpass {

// A server's public key as RFC 4253 section 6.6 encodes it, and its type ("ssh-ed25519").
struct HostKey
{
    std::string type;
    std::string blob; // Raw bytes.

    bool operator==(const HostKey&) const = default;
};

// "SHA256:..." without padding, as ssh-keygen -l prints it.
[[nodiscard]] std::string fingerprint(const HostKey& key);

} // namespace underpass
