// SPDX-License-Identifier: MIT
#include "core/base/AsciiName.h"

#include <algorithm>
#include <array>

#include <windows.h>

namespace underpass {
namespace {

constexpr int longestName = 256; // 253 characters, a dot at the end, a zero.

// Letters that the rules of 2003 drop or write otherwise: Windows may go by those, and another server than
// the one meant would answer. RFC 5894 section 7.2; sharp s, final sigma, zero width joiner and non-joiner.
bool meansAnotherByOldRules(wchar_t letter)
{
    constexpr std::array<wchar_t, 5> letters{0x00df, 0x1e9e, 0x03c2, 0x200c, 0x200d};
    return std::ranges::find(letters, letter) != letters.end();
}

std::optional<std::wstring> wide(const std::string& text)
{
    const int size = static_cast<int>(text.size());
    const int needed = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text.data(), size, nullptr, 0);
    if (needed <= 0)
        return std::nullopt;
    std::wstring made(static_cast<std::size_t>(needed), L'\0');
    MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text.data(), size, made.data(), needed);
    return made;
}

} // namespace

std::optional<std::string> aLabelsBySystem(const std::string& host)
{
    const auto typed = wide(host);
    if (!typed || std::ranges::any_of(*typed, meansAnotherByOldRules))
        return std::nullopt;
    std::array<wchar_t, longestName> name{};
    const int size = IdnToAscii(0, typed->data(), static_cast<int>(typed->size()), name.data(), longestName);
    const auto end = name.begin() + std::max(size, 0);
    const bool isWhole
        = size > 0 && std::all_of(name.begin(), end, [](wchar_t c) { return c != 0 && c < 0x80; });
    if (!isWhole)
        return std::nullopt;
    std::string made;
    std::transform(
        name.begin(), end, std::back_inserter(made), [](wchar_t c) { return static_cast<char>(c); });
    return made;
}

} // namespace underpass
