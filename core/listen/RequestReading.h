// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"

#include <cstddef>
#include <string>

namespace underpass {

// What a caller's bytes amount to, read from their beginning.
struct RequestReading
{
    enum class Verdict {
        Incomplete, // More has to come.
        Complete,
        Bad, // Whatever comes: `answer` is the last thing to say, and may be nothing.
    };
    Verdict verdict = Verdict::Incomplete;
    std::size_t size = 0; // How many of the bytes it took; only where Complete.
    Endpoint target = {};
    std::string answer = {};
};

} // namespace underpass
