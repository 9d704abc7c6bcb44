// SPDX-License-Identifier: MIT
#include "core/profile/import/FileText.h"

#include "core/base/Utf8.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using namespace std::literals;
using testing::ElementsAre;

TEST(FileText, IsReadInEveryWayThatWindowsWritesOne)
{
    EXPECT_EQ(fileText("B\xC3\xBCro").value(), "Büro");
    EXPECT_EQ(fileText("\xEF\xBB\xBF"
                       "B\xC3\xBCro")
                  .value(),
        "Büro");
    EXPECT_EQ(fileText("\xFF\xFE"
                       "B\0\xFC\0r\0o\0"s)
                  .value(),
        "Büro");
    EXPECT_EQ(fileText("\xFE\xFF"
                       "\0B\0\xFC\0r\0o"s)
                  .value(),
        "Büro");
    EXPECT_EQ(fileText("B\xFCro \x80").value(), "Büro €") << "Windows-1252.";
    EXPECT_EQ(fileText("\xFF\xFE\x3D\xD8\x00\xDE"s).value(), "😀");
    EXPECT_EQ(fileText("\xFF\xFE\x3D\xD8"s).value(), "\uFFFD") << "Half a character.";
    EXPECT_EQ(fileText("\xFF\xFE"
                       "a"s)
                  .value(),
        "")
        << "Half a unit.";
    EXPECT_EQ(fileText("").value(), "");
}

TEST(FileText, IsRefusedWhereItIsNoneOrHasNoEnd)
{
    EXPECT_EQ(fileText("\x7F"
                       "ELF\0\1"s)
                  .error()
                  .code,
        ErrorCode::InvalidInput);
    EXPECT_EQ(fileText(std::string(largestImport + 1, 'a')).error().code, ErrorCode::InvalidInput);
    EXPECT_TRUE(fileText(std::string(largestImport, 'a')));
}

TEST(FileText, HasItsLinesWhateverEndsThem)
{
    EXPECT_THAT(linesOf("a\r\nb\nc\rd"), ElementsAre("a", "b", "c", "d"));
    EXPECT_THAT(linesOf("a\r\n\r\n"), ElementsAre("a", ""));
    EXPECT_THAT(linesOf(""), ElementsAre());
    EXPECT_THAT(linesOf("a\n" + std::string(longestLine + 1, 'x') + "\nb"), ElementsAre("a", "b"));
}

TEST(FileText, TakesMarksOutOfANameAndLeavesWhatIsNone)
{
    EXPECT_EQ(percentDecoded("Mail%20server"), "Mail server");
    EXPECT_EQ(percentDecoded("100%"), "100%");
    EXPECT_EQ(percentDecoded("%2"), "%2");
    EXPECT_EQ(percentDecoded("%+1%zz"), "%+1%zz");
    EXPECT_EQ(percentDecoded("B%FCro"), "Büro") << "Windows-1252, as PuTTY writes it there.";
    EXPECT_EQ(percentDecoded("B%C3%BCro"), "Büro");
}

TEST(Utf8, IsWrittenAsItIsRead)
{
    for (const char32_t point : {U'a', U'\u00FC', U'\u20AC', U'\U0001F600', U'\U0010FFFF'}) {
        std::string text;
        appendUtf8(text, point);
        EXPECT_EQ(decodeUtf8(text).point, point);
        EXPECT_EQ(decodeUtf8(text).size, text.size());
    }
    std::string none;
    appendUtf8(none, 0xD800);
    appendUtf8(none, 0x110000);
    EXPECT_EQ(none, "\uFFFD\uFFFD");
    EXPECT_TRUE(isUtf8("a\uFFFD"));
    EXPECT_FALSE(isUtf8("a\xFF"));
}

} // namespace
} // namespace underpass
