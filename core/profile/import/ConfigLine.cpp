// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigLine.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

std::size_t skipBlanks(std::string_view line, std::size_t at)
{
    return std::min(line.find_first_not_of(blanks, at), line.size());
}

// One "=" at most, as ssh's strdelim().
std::size_t skipEquals(std::string_view line, std::size_t at)
{
    at = skipBlanks(line, at);
    return at < line.size() && line[at] == '=' ? skipBlanks(line, at + 1) : at;
}

// The word that begins at `at`, which is moved behind it. False: a quote stays open.
bool readWord(std::string_view line, std::size_t& at, std::string& word)
{
    char quote = '\0';
    for (; at < line.size(); ++at) {
        const char letter = line[at];
        const char next = at + 1 < line.size() ? line[at + 1] : '\0';
        const bool isKept = next == '\'' || next == '"' || next == '\\' || (quote == '\0' && next == ' ');
        if (letter == '\\' && isKept)
            word += line[++at];
        else if (quote == '\0' && (letter == '"' || letter == '\''))
            quote = letter;
        else if (letter == quote && quote != '\0')
            quote = '\0';
        else if (quote == '\0' && blanks.contains(letter))
            break;
        else
            word += letter;
    }
    return quote == '\0';
}

std::string inSmallLetters(std::string_view text)
{
    std::string small{text};
    std::ranges::transform(small, small.begin(), [](unsigned char letter) {
        return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    });
    return small;
}

} // namespace

ConfigLine configLine(std::string_view line)
{
    ConfigLine read;
    std::size_t at = skipBlanks(line, 0);
    if (at == line.size() || line[at] == '#')
        return read;
    std::string keyword;
    if (line[at] == '"') { // ssh takes a quoted keyword, too.
        if (!readWord(line, at, keyword))
            return read;
    } else {
        const std::size_t end = std::min(line.find_first_of(" \t\r\n\f=", at), line.size());
        keyword = line.substr(at, end - at);
        at = end;
    }
    for (at = skipEquals(line, at); at < line.size() && line[at] != '#'; at = skipBlanks(line, at)) {
        if (!readWord(line, at, read.words.emplace_back()))
            return {};
    }
    read.keyword = inSmallLetters(keyword);
    return read;
}

} // namespace underpass
