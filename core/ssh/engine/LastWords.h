// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <cstdint>
#include <string>

namespace underpass {

// What a server gave as its reason when it ended the connection (RFC 4253 section 11.1): the number it said,
// whatever that is, and its words, cleaned and bounded; "" where there were none.
struct LastWords
{
    std::uint32_t reason = 0;
    std::string text;
};

// The end of the connection as these words tell it, without a subject: ServerFull, AuthenticationRefused
// where more tries are no use, else ServerClosed.
[[nodiscard]] Error asError(const LastWords& words);

} // namespace underpass
