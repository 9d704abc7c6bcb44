// SPDX-License-Identifier: MIT
#include "core/proxy/Challenges.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr std::size_t mostSchemes = 16;
constexpr std::string_view field = "proxy-authenticate:";
constexpr std::string_view blanks = " \t\r";

std::string lowerCase(std::string_view text)
{
    std::string low{text};
    std::ranges::transform(low, low.begin(),
        [](char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; });
    return low;
}

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

// Up to a comma that stands in no quoted string; what is behind it stays in `rest`.
std::string_view nextItem(std::string_view& rest)
{
    bool isQuoted = false;
    std::size_t end = 0;
    for (; end < rest.size() && (isQuoted || rest[end] != ','); ++end) {
        if (rest[end] == '"')
            isQuoted = !isQuoted;
        else if (isQuoted && rest[end] == '\\')
            ++end;
    }
    const std::string_view item = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return trimmed(item);
}

// "basic realm=..." is a scheme with a parameter, "nonce=..." a parameter of the one before.
std::string schemeOf(std::string_view item)
{
    const std::string_view word = item.substr(0, item.find_first_of(" \t"));
    return word.find('=') == std::string_view::npos ? lowerCase(word) : std::string{};
}

void collect(std::string_view value, std::vector<std::string>& schemes)
{
    while (!value.empty() && schemes.size() < mostSchemes) {
        const std::string scheme = schemeOf(nextItem(value));
        if (!scheme.empty() && std::ranges::find(schemes, scheme) == schemes.end())
            schemes.push_back(scheme);
    }
}

} // namespace

std::vector<std::string> challengesIn(std::string_view head)
{
    std::vector<std::string> schemes;
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find('\n'));
        head.remove_prefix(std::min(line.size() + 1, head.size()));
        if (lowerCase(line.substr(0, field.size())) == field)
            collect(trimmed(line.substr(field.size())), schemes);
    }
    return schemes;
}

} // namespace underpass
