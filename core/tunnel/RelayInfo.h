// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/base/Clock.h"
#include "core/base/Endpoint.h"

#include <cstddef>
#include <cstdint>

namespace underpass {

// One relay of a running tunnel, as people see it: who called, where to, and how much passed.
struct RelayInfo
{
    std::uint64_t id = 0;
    std::size_t forward = 0; // Index into Profile::forwards.
    Caller caller;
    Endpoint target;
    std::uint64_t bytesUp = 0; // To the server.
    std::uint64_t bytesDown = 0; // From the server.
    TimePoint since;

    bool operator==(const RelayInfo&) const = default;
};

} // namespace underpass
