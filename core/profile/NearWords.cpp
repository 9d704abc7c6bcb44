// SPDX-License-Identifier: MIT
#include "core/profile/NearWords.h"

#include <algorithm>
#include <map>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t most = 3;
constexpr std::size_t longest = 100;

std::string lowered(std::string_view text)
{
    std::string lower{text.substr(0, longest)};
    for (char& each : lower) {
        if (each >= 'A' && each <= 'Z')
            each = static_cast<char>(each - 'A' + 'a');
    }
    return lower;
}

// How many letters must be changed, put in or taken out (Levenshtein).
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t i = 0; i <= b.size(); ++i)
        row[i] = i;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

// A word of one part may be meant as the last part of another: "listen".
std::size_t distanceToEnd(const std::string& wanted, const std::string& word)
{
    const std::size_t dot = word.rfind('.');
    const bool isOnePart = wanted.find('.') == std::string::npos && dot != std::string::npos;
    return isOnePart ? distance(wanted, word.substr(dot + 1)) + 1 : longest;
}

} // namespace

std::vector<std::string> nearWords(std::string_view typed, const std::vector<std::string>& words)
{
    const std::string wanted = lowered(typed);
    std::multimap<std::size_t, std::string> near;
    for (const std::string& word : words) {
        const std::string lower = lowered(word);
        const std::size_t apart = std::min(distance(wanted, lower), distanceToEnd(wanted, lower));
        if (apart <= std::max<std::size_t>(2, wanted.size() / 4))
            near.emplace(apart, word);
    }
    std::vector<std::string> found;
    for (const auto& [apart, word] : near) {
        if (found.size() < most)
            found.push_back(word);
    }
    return found;
}

} // namespace underpass
