// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"

#include <cstdint>
#include <string_view>

namespace underpass {

// What Linux's account numbers mean to this process. Whoever our user namespace has no number for is shown as
// the overflow number (user_namespaces(7)), all of them alike, and so are we where we have none ourselves.
struct UserIds
{
    std::uint32_t own = 0;
    std::uint32_t overflow = 65534; // /proc/sys/kernel/overflowuid
    bool isEverybodyMapped = true; // Then the overflow number is an account as any other ("nobody").
};

// Pure. Unknown for a number that may be anybody's.
[[nodiscard]] Caller::Relation relationOf(std::uint32_t user, const UserIds& ids);

// Pure: whether the text of a /proc/PID/uid_map gives every account of the machine a number.
[[nodiscard]] bool mapsEverybody(std::string_view uidMap);

// As things are for this process now.
[[nodiscard]] Caller::Relation relationOf(std::uint32_t user);

} // namespace underpass
