// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

// An English text that other languages have as well: a SourceText. It does nothing here, but
// resources/translations/update finds the text by it, under `context`. Both are string literals.
#define UNDERPASS_TEXT(context, english)                                                                     \
    ::underpass::SourceText                                                                                  \
    {                                                                                                        \
        context, english                                                                                     \
    }

namespace underpass {

// Made by UNDERPASS_TEXT only: what it has not marked, no translator gets to see. "%1" to "%9" stand for what
// is put in.
struct SourceText
{
    const char* context;
    const char* english;

    bool operator==(const SourceText& other) const
    {
        return std::string_view{context} == other.context && std::string_view{english} == other.english;
    }
};

// What a person is told: a text, and what stands in the place of its %1, %2 and so on.
struct Sentence
{
    SourceText text;
    std::vector<std::string> parts = {};

    bool operator==(const Sentence&) const = default;
};

// A text in the language of whoever reads it. The terminal has english(); ui looks translations up.
using Language = std::string (*)(const SourceText& text);
[[nodiscard]] std::string english(const SourceText& text);

// The sentence as a whole. What is put in is never looked at again: a name may hold "%2".
[[nodiscard]] std::string say(const Sentence& sentence, Language language = english);

} // namespace underpass
