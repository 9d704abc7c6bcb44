// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Wire.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// What OpenSSH's certificates for users and for hosts have in common (PROTOCOL.certkeys). Pure.

// Whether the name of a key type or signature algorithm is that of a certificate.
[[nodiscard]] bool namesCertificate(std::string_view algorithm);
// Whether a public key is a certificate.
[[nodiscard]] bool isCertificate(std::string_view blob);
// The algorithm that signs where a certificate is offered: "rsa-sha2-512" for
// "rsa-sha2-512-cert-v01@openssh.com". Anything else is its own.
[[nodiscard]] std::string plainAlgorithm(std::string_view algorithm);
// How many fields the public key in a certificate of this type has, its name not counted; 0 of a kind that is
// not used here.
[[nodiscard]] int keyFieldsOf(std::string_view type);
// RFC 4251 section 5, uint64.
[[nodiscard]] std::optional<std::uint64_t> readLongNumber(WireReader& reader);

} // namespace underpass
