// SPDX-License-Identifier: MIT
#include "core/base/CleanText.h"

#include <gtest/gtest.h>

#include <random>

#include <nlohmann/json.hpp>

namespace underpass {
namespace {

TEST(CleanText, LeavesOrdinaryTextAlone)
{
    for (const char* text :
        {"", "Welcome to mail.example.org", "Grüße, 日本語, עברית, 🔑", "a\u0301 combining"})
        EXPECT_EQ(cleanText(text), text);
}

TEST(CleanText, TakesTheTeethOutOfTerminalSequences)
{
    EXPECT_EQ(cleanText("\x1b[2J\x1b]0;owned\x07ok"), "[2J]0;ownedok");
    EXPECT_EQ(cleanText("\u009b31mred"), "31mred") << "C1: one character that begins a sequence";
    EXPECT_EQ(cleanText("pass\b\b\b\bfail\x7f"), "passfail");
    EXPECT_EQ(cleanText(std::string{"a\0b", 3}), "ab");
}

TEST(CleanText, JoinsOrKeepsLines)
{
    EXPECT_EQ(cleanText("one\r\ntwo\tthree"), "one two three");
    EXPECT_EQ(cleanText("one\r\ntwo\tthree", 256, Lines::Kept), "one\ntwo three");
    for (const char* separator : {"\u2028", "\u2029", "\u0085", "\v", "\f"}) {
        EXPECT_EQ(cleanText(std::string{"one"} + separator + "two"), "one two");
        EXPECT_EQ(cleanText(std::string{"one"} + separator + "two", 256, Lines::Kept), "one\ntwo");
    }
}

TEST(CleanText, RemovesWhatTurnsTextAroundOrCannotBeSeen)
{
    for (const char* hidden :
        {"\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u200d", "\u2060",
            "\ufeff", "\u00ad", "\u034f", "\u115f", "\u3164", "\uffa0", "\U000e0041", "\U000e0101"})
        EXPECT_EQ(cleanText(std::string{"ab"} + hidden + "cd"), "abcd") << hidden;
}

TEST(CleanText, ReplacesWhatIsNotUtf8)
{
    EXPECT_EQ(cleanText("a\xff"
                        "b"),
        "a\uFFFDb");
    EXPECT_EQ(cleanText("\xc0\xaf"), "\uFFFD\uFFFD") << "overlong /";
    EXPECT_EQ(cleanText("\xe0\x80\xaf"), "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(cleanText("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate";
    EXPECT_EQ(cleanText("\xf4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD") << "past U+10FFFF";
    EXPECT_EQ(cleanText("caf\xc3"), "caf\uFFFD") << "cut in the middle";
    EXPECT_EQ(cleanText("\xe2\x80"), "\uFFFD\uFFFD");
}

TEST(CleanText, CutsBetweenTwoCharactersAndSaysSo)
{
    EXPECT_EQ(cleanText("abcdefgh", 8), "abcdefgh");
    EXPECT_EQ(cleanText("abcdefghi", 8), "abcde…");
    EXPECT_EQ(cleanText("ääääääää", 8), "ää…");
    EXPECT_EQ(cleanText("abcdef", 2), "");
    EXPECT_EQ(cleanText("abcdef", 0), "");
}

TEST(CleanText, IsValidUtf8WithinItsLimitWhateverItIsFed)
{
    std::mt19937 random{4711};
    for (int round = 0; round < 20000; ++round) {
        std::string hostile(random() % 40, ' ');
        for (char& byte : hostile)
            byte = static_cast<char>(random() % 3 == 0 ? random() % 128 : random());
        const std::size_t limit = random() % 48;
        const std::string clean = cleanText(hostile, limit);
        EXPECT_LE(clean.size(), limit);
        EXPECT_EQ(cleanText(clean, 4096), clean) << "Cleaning twice changes nothing.";
        EXPECT_NO_THROW((void)nlohmann::json(clean).dump()) << "not UTF-8";
        EXPECT_EQ(clean.find_first_of("\x1b\r\n\b\x7f"), std::string::npos);
    }
}

} // namespace
} // namespace underpass
