// SPDX-License-Identifier: MIT
#include "core/profile/import/FileText.h"

#include "core/base/Utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace underpass {
namespace {

// Windows-1252 from 0x80 to 0x9F; all else is as in Latin-1. (Unicode's CP1252.TXT.)
constexpr std::array<char32_t, 32> windows1252{0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

std::string fromWindows1252(std::string_view bytes)
{
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        appendUtf8(text, value >= 0x80 && value < 0xA0 ? windows1252[value - 0x80] : char32_t{value});
    }
    return text;
}

// `low` is where of the two bytes of a unit the less significant one is.
std::string fromUtf16(std::string_view bytes, std::size_t low)
{
    const auto unitAt = [&](std::size_t at) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
        return static_cast<char32_t>(byte(low) | byte(1 - low) << 8U);
    };
    std::string text;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t point = unitAt(at);
        if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size()) {
            const char32_t second = unitAt(at + 2);
            if (second >= 0xDC00 && second < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10U) + (second - 0xDC00);
                at += 2;
            }
        }
        appendUtf8(text, point);
    }
    return text;
}

std::string decoded(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE"))
        return fromUtf16(bytes.substr(2), 0);
    if (bytes.starts_with("\xFE\xFF"))
        return fromUtf16(bytes.substr(2), 1);
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    return isUtf8(bytes) ? std::string{bytes} : fromWindows1252(bytes);
}

} // namespace

Result<std::string> fileText(std::string_view bytes)
{
    if (bytes.size() > largestImport)
        return fail(ErrorCode::InvalidInput, "the file", "it is larger than 16 MB");
    std::string text = decoded(bytes);
    if (text.contains('\0'))
        return fail(ErrorCode::InvalidInput, "the file", "it is not a text");
    return text;
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        if (end <= longestLine)
            lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
        text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
    }
    return lines;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string percentDecoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned value = 0;
        const std::string_view digits = text.substr(std::min(at + 1, text.size()), 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (text[at] == '%' && digits.size() == 2 && error == std::errc{} && end == digits.data() + 2) {
            decoded += static_cast<char>(value);
            at += 2;
        } else {
            decoded += text[at];
        }
    }
    return isUtf8(decoded) ? decoded : fromWindows1252(decoded);
}

} // namespace underpass
