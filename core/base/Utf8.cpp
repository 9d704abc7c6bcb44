// SPDX-License-Identifier: MIT
#include "core/base/Utf8.h"

namespace underpass {

CodePoint decodeUtf8(std::string_view text)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byteAt(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (size == 0 || lead > 0xF4 || text.size() < size)
        return {notUtf8, 1};
    char32_t point = lead & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byteAt(i) & 0xC0) != 0x80)
            return {notUtf8, 1};
        point = point << 6 | (byteAt(i) & 0x3Fu);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < least[size] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        return {notUtf8, 1};
    return {point, size};
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const CodePoint next = decodeUtf8(text);
        if (next.point == notUtf8 && next.size == 1)
            return false;
        text.remove_prefix(next.size);
    }
    return true;
}

void appendUtf8(std::string& text, char32_t point)
{
    if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        point = notUtf8;
    const auto put = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (point < 0x80)
        return put(point);
    if (point < 0x800) {
        put(0xC0 | point >> 6);
    } else {
        if (point < 0x10000) {
            put(0xE0 | point >> 12);
        } else {
            put(0xF0 | point >> 18);
            put(0x80 | (point >> 12 & 0x3F));
        }
        put(0x80 | (point >> 6 & 0x3F));
    }
    put(0x80 | (point & 0x3F));
}

} // namespace underpass
