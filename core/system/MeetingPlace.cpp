// SPDX-License-Identifier: MIT
#include "core/system/MeetingPlace.h"

#include <cstdint>

namespace underpass {

std::string shortNameFor(std::string_view longName)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char each : longName)
        hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001b3;
    std::string digits(16, '0');
    for (std::size_t place = digits.size(); place-- > 0; hash >>= 4)
        digits[place] = "0123456789abcdef"[hash & 15];
    return digits;
}

} // namespace underpass
