// SPDX-License-Identifier: MIT
#include "core/profile/JsonText.h"

#include "core/base/CleanText.h"

#include <algorithm>

namespace underpass {
namespace {

std::string placeOf(std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::string_view inLine = before.substr(before.rfind('\n') + 1);
    const auto isFirstOfCharacter
        = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80; };
    const auto column = std::ranges::count_if(inLine, isFirstOfCharacter) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

char lastSignBefore(std::string_view text, std::size_t at)
{
    const auto last = text.substr(0, at).find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? '\0' : text[last];
}

// The texts that people's editors and habits make, each by its name.
std::string whatIsWrong(std::string_view text, std::size_t at)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return "it is empty";
    if (at >= text.size())
        return "it ends in the middle: a bracket or a quote is not closed";
    const char found = text[at];
    const char before = lastSignBefore(text, at);
    if (before == ',' && (found == '}' || found == ']'))
        return "the comma before this bracket is one too many";
    if (found == '/' || found == '#')
        return "JSON has no comments";
    if (found == '\'')
        return "texts stand between double quotes";
    if (static_cast<unsigned char>(found) >= 0x80)
        return "this is not UTF-8";
    if (found == '"' && (before == '"' || before == '}' || before == ']'))
        return "a comma or a colon is missing before this";
    return "this is not JSON: \"" + cleanText(text.substr(at, 12)) + "\"";
}

bool isUtf16(std::string_view text)
{
    const auto byte
        = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 1U; };
    const bool hasMark = (byte(0) == 0xff && byte(1) == 0xfe) || (byte(0) == 0xfe && byte(1) == 0xff);
    return hasMark || byte(0) == 0 || byte(1) == 0;
}

// Where it is nested too deep, or the end. It may be no JSON.
std::size_t tooDeepAt(std::string_view text)
{
    int depth = 0;
    bool isInText = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isInText && text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            isInText = !isInText;
        else if (!isInText && (text[at] == '[' || text[at] == '{') && ++depth > deepestJson)
            return at;
        else if (!isInText && (text[at] == ']' || text[at] == '}'))
            --depth;
    }
    return text.size();
}

std::unexpected<Error> refuse(std::string_view text, std::size_t at, std::string why)
{
    return fail(ErrorCode::InvalidInput, placeOf(text, at), std::move(why));
}

} // namespace

Result<Json> parseJson(std::string_view text)
{
    if (isUtf16(text))
        return refuse(text, 0, "it is written in UTF-16: save it as UTF-8");
    if (const std::size_t at = tooDeepAt(text); at < text.size())
        return refuse(text, at, "it is nested deeper than 32 levels");
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) { // Only this way it says where.
        const std::size_t at = error.byte == 0 ? 0 : error.byte - 1;
        return refuse(text, at, whatIsWrong(text, at));
    } catch (const Json::exception&) { // A number beyond all numbers.
        return refuse(text, 0, "it holds a number that is too large");
    }
}

} // namespace underpass
