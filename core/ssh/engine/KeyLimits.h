// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

namespace underpass {

// How long one set of session keys serves before we ask for new ones; the server may ask earlier. Bytes count
// both ways together.
struct KeyLimits
{
    std::uint64_t bytes = std::uint64_t{64} << 30U; // 2^32 blocks of AES: RFC 4344 section 3.2.
    std::uint64_t chachaBytes = std::uint64_t{1} << 30U; // Far from where its 32-bit packet counter repeats.
    std::chrono::seconds time = std::chrono::hours{1}; // RFC 4253 section 9.
};

} // namespace underpass
