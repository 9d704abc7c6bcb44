// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/check/Conversation.h"
#include "core/profile/Service.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace underpass {

// What a caller of this service says first; empty where the server does.
[[nodiscard]] std::string firstWordsTo(const Service& service, const Endpoint& target);

// How much of the answer tells what it is; 0: a line of it.
[[nodiscard]] std::size_t tellingBytes(Opening opening);

struct Heard
{
    GreetingKind kind = GreetingKind::Foreign;
    std::string words; // Cleaned; what people can read of it.

    bool operator==(const Heard&) const = default;
};
// What the answer to that means. `answer` may be cut short, or hostile.
[[nodiscard]] Heard understand(const Service& service, std::string_view answer);

} // namespace underpass
