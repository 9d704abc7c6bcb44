// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"

#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// What a host is called where names have ASCII only: by name servers, proxies, SSH servers, and in
// known_hosts. Names beyond ASCII become their A-labels (RFC 5890, Unicode's UTS 46: wide, capital and
// composed letters are what they look like); all others stay as they stand. Pure, for any thread; the
// system's library knows the rules.

// Nothing for what is no name: not UTF-8, letters that names do not have or do not mix, parts that are too
// long.
[[nodiscard]] std::optional<std::string> asciiName(std::string_view host);

// The same for a host that was checked by parseHost(); another stays as it stands.
[[nodiscard]] std::string asciiHost(const std::string& host);
[[nodiscard]] Endpoint withAsciiHost(Endpoint endpoint);

[[nodiscard]] bool isAscii(std::string_view text);

// asciiName() for a host that has more than ASCII; what comes back may have characters that no host has.
[[nodiscard]] std::optional<std::string> aLabelsBySystem(const std::string& host);

} // namespace underpass
