// SPDX-License-Identifier: MIT
#pragma once

#include <array>

namespace underpass {

// By which a server may prove a key that comes in a certificate, in the order of preference; the plain ones
// are the engine's. No SHA-1.
inline constexpr std::array certificateAlgorithms{
    "ssh-ed25519-cert-v01@openssh.com",
    "ecdsa-sha2-nistp256-cert-v01@openssh.com",
    "ecdsa-sha2-nistp384-cert-v01@openssh.com",
    "ecdsa-sha2-nistp521-cert-v01@openssh.com",
    "rsa-sha2-512-cert-v01@openssh.com",
    "rsa-sha2-256-cert-v01@openssh.com",
};

} // namespace underpass
