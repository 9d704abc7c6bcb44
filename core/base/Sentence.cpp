// SPDX-License-Identifier: MIT
#include "core/base/Sentence.h"

#include <string_view>

namespace underpass {

std::string english(const SourceText& text)
{
    return text.english;
}

std::string say(const Sentence& sentence, Language language)
{
    const std::string text = language(sentence.text);
    std::string_view rest = text;
    std::string said;
    for (auto place = rest.find('%'); place != std::string_view::npos; place = rest.find('%')) {
        const std::size_t number
            = place + 1 < rest.size() ? static_cast<std::size_t>(rest[place + 1] - '1') : std::string::npos;
        const bool isPart = number < sentence.parts.size();
        said += rest.substr(0, isPart ? place : place + 1);
        if (isPart)
            said += sentence.parts[number];
        rest.remove_prefix(isPart ? place + 2 : place + 1);
    }
    return said.append(rest);
}

} // namespace underpass
