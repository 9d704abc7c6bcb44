// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace underpass {

// What stands for a byte that is no UTF-8. The character itself takes three bytes, such a byte one.
inline constexpr char32_t notUtf8 = 0xFFFD;

struct CodePoint
{
    char32_t point;
    std::size_t size; // In bytes.
};

// The first code point of a text that is not empty (RFC 3629), strictly: an overlong form, a surrogate and a
// value past U+10FFFF are none.
[[nodiscard]] CodePoint decodeUtf8(std::string_view text);

[[nodiscard]] bool isUtf8(std::string_view text);

// A surrogate and what is past U+10FFFF become notUtf8.
void appendUtf8(std::string& text, char32_t point);

} // namespace underpass
