// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/ssh/trust/CertificateForm.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// A user certificate (OpenSSH's PROTOCOL.certkeys): a public key together with what a certification authority
// says about it. It is offered in place of the public key; the private key signs as ever.
struct Certificate
{
    std::string path; // KEY-cert.pub
    std::string blob; // As in HostKey::blob.
    std::uint64_t validAfter = 0; // Seconds since 1970.
    std::uint64_t validBefore = 0; // The first one at which it is not valid any more.
};

// The certificate that lies beside a private key file, where ssh(1) looks for it. Nothing where there is
// none. KeyFileUnusable says what is wrong with one that cannot be offered.
[[nodiscard]] Result<std::optional<Certificate>> certificateBeside(const std::string& keyFile);

// What our own clock says against it, in words for the log: " (not valid yet)", " (expired)" or nothing. Only
// the server's clock counts, so it is offered all the same.
[[nodiscard]] const char* doubtAbout(
    const Certificate& certificate, std::chrono::system_clock::time_point now);

} // namespace underpass
