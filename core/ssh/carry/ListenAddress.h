// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace underpass {

// The address to bind in a tcpip-forward request (RFC 4254 section 7.1) for what a profile says, as ssh -R
// has it: "localhost" is every loopback address, "*" is every address at all, and anything else goes to the
// server as it is.
[[nodiscard]] std::string addressToBind(std::string_view host);

// How well the address that a server says was connected to fits one that it was asked to bind: 0 is not at
// all, more is better. Servers may spell it their own way (127.0.0.1 for "localhost", an address for a name);
// an address that was not asked for does not fit.
[[nodiscard]] int closeness(std::string_view bound, std::string_view connected);

} // namespace underpass
