// SPDX-License-Identifier: MIT
#include "core/profile/Wildcards.h"

#include <cstddef>
#include <optional>

namespace underpass {
namespace {

std::size_t afterLetter(std::string_view text, std::size_t at)
{
    do
        ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    return at;
}

} // namespace

bool hasWildcards(std::string_view text)
{
    return text.find_first_of("*?") != std::string_view::npos;
}

bool fitsWildcards(std::string_view text, std::string_view pattern)
{
    std::size_t at = 0;
    std::size_t sign = 0;
    std::optional<std::size_t> star; // The last one, and from where it may take one more.
    std::size_t taken = 0;
    while (at < text.size()) {
        if (sign < pattern.size() && pattern[sign] == '*') {
            star = sign++;
            taken = at;
        } else if (sign < pattern.size() && pattern[sign] == '?') {
            ++sign;
            at = afterLetter(text, at);
        } else if (sign < pattern.size() && pattern[sign] == text[at]) {
            ++sign;
            ++at;
        } else if (star) {
            sign = *star + 1;
            at = ++taken;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', sign) == std::string_view::npos;
}

} // namespace underpass
