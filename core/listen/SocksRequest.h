// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/RequestReading.h"

#include <string_view>

namespace underpass {

// SOCKS as a server hears it; only CONNECT, and nobody has to log in. Pure: each call sees all bytes from the
// first one on.

// SOCKS 4 and 4a. The user in it is of no interest: who calls is known better (Caller).
[[nodiscard]] RequestReading readSocks4(std::string_view bytes);

// RFC 1928 section 3: which ways to log in the caller offers. Complete: `answer` names the one we take.
[[nodiscard]] RequestReading readSocks5Greeting(std::string_view bytes);
// RFC 1928 section 4, behind the greeting.
[[nodiscard]] RequestReading readSocks5(std::string_view bytes);

} // namespace underpass
