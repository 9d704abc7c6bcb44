// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// One usable line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Pure text.
struct KnownHostLine
{
    enum class Marker { None, Revoked, CertAuthority };
    Marker marker = Marker::None;
    std::string hosts; // As written: a list of patterns, or one hash.
    std::string type;
    std::string blob; // Raw bytes; its own type name agrees with `type`.

    bool operator==(const KnownHostLine&) const = default;
};

// Nothing for comments, empty lines and whatever OpenSSH would skip: unknown markers, bad base64, a type that
// is not the key's, a key that is cut off or has something behind it.
[[nodiscard]] std::optional<KnownHostLine> parseKnownHostLine(std::string_view line);

// Whether the hosts of a line mean this name: hashed ("|1|salt|hash"), patterns with * and ?, and !negation,
// which wins.
[[nodiscard]] bool matchesHost(std::string_view hosts, std::string_view name);

// One pattern alone, in whatever case, against a name in lower case.
[[nodiscard]] bool matchesHostPattern(std::string_view pattern, std::string_view name);

[[nodiscard]] std::string encodeBase64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

} // namespace underpass
