// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/ssh/trust/HostKey.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// A server's public key together with what a certification authority says about it (OpenSSH's
// PROTOCOL.certkeys). A plain value; nothing in it has been checked.
struct HostCertificate
{
    HostKey key;
    std::uint32_t purpose = 0; // 1: of users, 2: of hosts.
    std::vector<std::string> names; // Patterns of the hosts that it is for.
    std::uint64_t validAfter = 0; // Seconds since 1970.
    std::uint64_t validBefore = 0; // The first one at which it is not valid any more.
    bool hasCriticalOptions = false; // None is defined for hosts.
    HostKey authority;
    std::string signedBytes;
    std::string signature;
};

// Reads what a server showed as its key: at most 64 KB and 256 names, whole, and nothing behind it. Nothing
// where it is no certificate, or of a kind that is not used here. Pure.
[[nodiscard]] std::optional<HostCertificate> parseHostCertificate(std::string_view blob);

// The key in it, also where the rest cannot be read; any other key as it is.
[[nodiscard]] HostKey plainKeyOf(const HostKey& key);

// What keeps the certificate from vouching for the host (a name without a port) at this time, as OpenSSH 10.5
// judges: it is one for hosts, signed by its authority (a plain key, and no SHA-1), within its time, and one
// of its names is the host's, as a pattern with * and ?; without a name it is for nobody; what an option
// demands that must be understood is not. Nothing where it holds. The error has no subject. Pure.
[[nodiscard]] std::optional<Error> doubtAbout(
    const HostCertificate& certificate, std::string_view host, std::chrono::system_clock::time_point now);
// The same without a look at the signature: only what it says.
[[nodiscard]] std::optional<Error> doubtAboutTerms(
    const HostCertificate& certificate, std::string_view host, std::chrono::system_clock::time_point now);

} // namespace underpass
