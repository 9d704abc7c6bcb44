// SPDX-License-Identifier: MIT
#include "core/ssh/engine/kem/Coding.h"

#include <vector>

namespace underpass::sntrup761 {
namespace {

using Digits = Wiped<std::array<std::uint32_t, degree>>;

constexpr std::uint32_t roundedModulus = (modulus + 2) / 3;
constexpr std::uint32_t limit
    = 1U << 14U; // Two digits become one; it is kept below this by giving bytes away.

std::uint32_t withoutAByte(std::uint32_t range)
{
    return (range + 255) >> 8U;
}

// What is left of a range once bytes were given away, and how many those were.
struct Rest
{
    std::uint32_t range;
    int bytes = 0;

    explicit Rest(std::uint32_t whole)
        : range(whole)
    {
        for (; range >= limit; range = withoutAByte(range))
            ++bytes;
    }
};

// The ranges of one level of digits, and of the next.
using Ranges = std::vector<std::uint32_t>;
Ranges nextLevel(const Ranges& ranges)
{
    Ranges next;
    for (std::size_t i = 0; i + 1 < ranges.size(); i += 2)
        next.push_back(Rest{ranges[i] * ranges[i + 1]}.range);
    if (ranges.size() % 2 == 1)
        next.push_back(ranges.back());
    return next;
}

// Pairs of digits become one digit of the next level, until there is one digit.
template <std::size_t size> std::array<std::uint8_t, size> packed(Digits digits, std::uint32_t range)
{
    std::array<std::uint8_t, size> bytes{};
    std::size_t end = 0;
    const auto give = [&](std::uint32_t& digit) {
        bytes.at(end++) = static_cast<std::uint8_t>(digit);
        digit >>= 8U;
    };
    Ranges ranges(degree, range);
    for (; ranges.size() > 1; ranges = nextLevel(ranges)) {
        const std::size_t count = ranges.size();
        for (std::size_t i = 0; i + 1 < count; i += 2) {
            std::uint32_t pair = digits[i] + digits[i + 1] * ranges[i];
            for (int left = Rest{ranges[i] * ranges[i + 1]}.bytes; left > 0; --left)
                give(pair);
            digits[i / 2] = pair;
        }
        if (count % 2 == 1)
            digits[count / 2] = digits[count - 1];
    }
    for (std::uint32_t rest = ranges.front(); rest > 1; rest = withoutAByte(rest))
        give(digits[0]);
    return bytes;
}

class Unpacking
{
public:
    explicit Unpacking(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes)
    { }

    // The bytes of a level stand before those of the next.
    [[nodiscard]] std::vector<std::uint32_t> level(const Ranges& ranges)
    {
        if (ranges.size() == 1)
            return {last(ranges.front())};
        std::vector<std::uint32_t> low;
        for (std::size_t i = 0; i + 1 < ranges.size(); i += 2)
            low.push_back(take(Rest{ranges[i] * ranges[i + 1]}.bytes));
        const std::vector<std::uint32_t> high = level(nextLevel(ranges));
        std::vector<std::uint32_t> digits;
        for (std::size_t i = 0; i + 1 < ranges.size(); i += 2) {
            const int bytes = Rest{ranges[i] * ranges[i + 1]}.bytes;
            const std::uint32_t pair = low[i / 2] + (high[i / 2] << static_cast<unsigned>(8 * bytes));
            digits.push_back(pair % ranges[i]);
            digits.push_back(pair / ranges[i] % ranges[i + 1]);
        }
        if (ranges.size() % 2 == 1)
            digits.push_back(high.back());
        return digits;
    }

private:
    std::uint32_t take(int count)
    {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i) {
            value |= static_cast<std::uint32_t>(m_bytes.front()) << static_cast<unsigned>(8 * i);
            m_bytes = m_bytes.subspan(1);
        }
        return value;
    }
    std::uint32_t last(std::uint32_t range)
    {
        int bytes = 0;
        for (std::uint32_t rest = range; rest > 1; rest = withoutAByte(rest))
            ++bytes;
        return take(bytes) % range;
    }

    std::span<const std::uint8_t> m_bytes;
};

Large unpacked(std::span<const std::uint8_t> bytes, std::uint32_t range, std::int32_t scale)
{
    const std::vector<std::uint32_t> digits = Unpacking{bytes}.level(Ranges(degree, range));
    Large polynomial{};
    for (std::size_t i = 0; i < degree; ++i)
        polynomial[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(digits[i]) * scale - largest);
    return polynomial;
}

} // namespace

// Four coefficients to a byte.
std::array<std::uint8_t, smallBytes> encodeSmall(const Small& polynomial)
{
    std::array<std::uint8_t, smallBytes> bytes{};
    for (std::size_t i = 0; i < degree; ++i) {
        const auto two = static_cast<unsigned>(polynomial[i] + 1);
        bytes.at(i / 4) = static_cast<std::uint8_t>(bytes.at(i / 4) | two << (2 * (i % 4)));
    }
    return bytes;
}

Small decodeSmall(std::span<const std::uint8_t, smallBytes> bytes)
{
    Small polynomial{};
    for (std::size_t i = 0; i < degree; ++i)
        polynomial[i] = static_cast<std::int8_t>((bytes[i / 4] >> (2 * (i % 4)) & 3U) - 1U);
    return polynomial;
}

std::array<std::uint8_t, largeBytes> encodeLarge(const Large& polynomial)
{
    Digits digits{};
    for (std::size_t i = 0; i < degree; ++i)
        digits[i] = static_cast<std::uint32_t>(polynomial[i] + largest);
    return packed<largeBytes>(digits, modulus);
}

Large decodeLarge(std::span<const std::uint8_t, largeBytes> bytes)
{
    return unpacked(bytes, modulus, 1);
}

std::array<std::uint8_t, roundedBytes> encodeRounded(const Large& polynomial)
{
    constexpr std::uint32_t third = 10923; // 2^15 / 3: exact for the multiples that there are.
    Digits digits{};
    for (std::size_t i = 0; i < degree; ++i) {
        const std::int32_t rounded = polynomial[i] - modulo3(polynomial[i]);
        digits[i] = static_cast<std::uint32_t>(rounded + largest) * third >> 15U;
    }
    return packed<roundedBytes>(digits, roundedModulus);
}

Large decodeRounded(std::span<const std::uint8_t, roundedBytes> bytes)
{
    return unpacked(bytes, roundedModulus, 3);
}

} // namespace underpass::sntrup761
