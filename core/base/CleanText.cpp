// SPDX-License-Identifier: MIT
#include "core/base/CleanText.h"

#include "core/base/Utf8.h"

namespace underpass {
namespace {

constexpr std::string_view ellipsis = "\u2026";
// Every character at which some program begins a new line; the return before a line feed is none of its own.
bool isLineBreak(char32_t point)
{
    return (point >= '\n' && point <= '\f') || point == 0x85 || point == 0x2028 || point == 0x2029;
}

// Controls, and what changes the order of text or cannot be seen: "Trojan Source" characters, joiners,
// fillers, tags, BOM.
bool isHarmful(char32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x34F
        || point == 0x61C || point == 0x115F || point == 0x1160 || point == 0x17B4 || point == 0x17B5
        || (point >= 0x180B && point <= 0x180F) || point == 0x3164 || point == 0xFFA0
        || (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E)
        || (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF || (point >= 0xFFF9 && point <= 0xFFFB)
        || (point >= 0xE0000 && point <= 0xE0FFF);
}

} // namespace

std::string cleanText(std::string_view hostile, std::size_t limit, Lines lines)
{
    std::string clean;
    std::size_t roomForEllipsis = 0;
    while (!hostile.empty()) {
        const auto [point, size] = decodeUtf8(hostile);
        std::string_view shown = hostile.substr(0, size);
        if (isLineBreak(point))
            shown = lines == Lines::Kept ? "\n" : " ";
        else if (point == '\t')
            shown = " ";
        else if (point == notUtf8 && size == 1)
            shown = "\uFFFD";
        else if (isHarmful(point))
            shown = "";
        if (clean.size() + shown.size() > limit)
            return clean.substr(0, roomForEllipsis) + (limit < ellipsis.size() ? "" : std::string{ellipsis});
        clean += shown;
        if (clean.size() + ellipsis.size() <= limit)
            roomForEllipsis = clean.size(); // Always between two characters.
        hostile.remove_prefix(size);
    }
    return clean;
}

} // namespace underpass
