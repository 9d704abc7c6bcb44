// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace underpass::test {

// So many bytes, the same each time, in which nothing can be lost, doubled or swapped unnoticed.
inline std::string pattern(std::size_t size)
{
    std::string bytes(size, '\0');
    std::uint32_t value = 1;
    for (char& byte : bytes) {
        value = value * 1664525U + 1013904223U;
        byte = static_cast<char>(value >> 24U);
    }
    return bytes;
}

} // namespace underpass::test
