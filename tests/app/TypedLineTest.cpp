// SPDX-License-Identifier: MIT
#include "app/ctl/TypedLine.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace underpass {

namespace {

using Progress = TypedLine::Progress;

constexpr unsigned altKey = 0x12;

KeyStroke press(wchar_t unit, unsigned times = 1)
{
    return {true, 'A', unit, times};
}
KeyStroke release(wchar_t unit)
{
    return {false, 'A', unit, 1};
}
// As the console reports a character that is typed by its number, or that the keyboard lacks.
std::vector<KeyStroke> byNumber(wchar_t unit)
{
    return {{true, altKey, 0, 1}, {true, 0x60, 0, 1}, {false, 0x60, 0, 1}, {false, altKey, unit, 1}};
}

class TypedLineTest : public testing::Test
{
protected:
    std::wstring typed(const std::vector<KeyStroke>& strokes)
    {
        for (const KeyStroke& stroke : strokes)
            EXPECT_EQ(line.take(stroke), Progress::GoesOn);
        return std::wstring{line.text()};
    }

    std::wstring shown;
    TypedLine line{[this](std::wstring_view text) { shown += text; }};
};

TEST_F(TypedLineTest, TakesEachCharacterOnceWhenItsKeyGoesDown)
{
    EXPECT_EQ(
        typed({press(L'a'), release(L'a'), press(L' '), release(L' '), press(L'\t'), press(L'ö')}), L"a \tö");
    EXPECT_EQ(line.take(press(L'\r')), Progress::Complete);
    EXPECT_EQ(shown, L"a \tö");
}

TEST_F(TypedLineTest, TakesCharactersThatComeWhenAltIsLetGo)
{
    (void)typed({press(L'a')});
    (void)typed(byNumber(L'ä'));
    EXPECT_EQ(typed({press(L'b')}), L"aäb");
    EXPECT_EQ(typed({{false, altKey, L'\r', 1}, {false, altKey, 26, 1}, {false, altKey, L'\b', 1}}), L"aäb");
}

TEST_F(TypedLineTest, TakesAKeyAsOftenAsItIsReported)
{
    EXPECT_EQ(typed({press(L'a', 3), press(L'b', 0)}), L"aaab");
    EXPECT_EQ(typed({press(L'\b', 2)}), L"aa");
    EXPECT_EQ(typed({press(L'\b', 9)}), L"");
}

TEST_F(TypedLineTest, DeletesAWordAndAddsNothing)
{
    EXPECT_EQ(typed({press(L'a'), press(L' '), press(L'b'), press(L'c'), press(L' '), press(0x7f)}), L"a ");
    EXPECT_EQ(typed({press(0x7f)}), L"");
    EXPECT_EQ(typed({press(0x7f), press(L'd')}), L"d");
    EXPECT_EQ(shown, L"a bc \b \b\b \b\b \b\b \b\b \bd");
}

TEST_F(TypedLineTest, TreatsTwoHalvesAsOneCharacter)
{
    const wchar_t first = 0xD83D;
    const wchar_t second = 0xDD11;
    EXPECT_EQ(typed({press(first)}).size(), 1U);
    EXPECT_EQ(shown, L"") << "Half a character cannot be shown.";
    EXPECT_EQ(typed({press(second), press(L'a')}), (std::wstring{first, second, L'a'}));
    EXPECT_EQ(shown, (std::wstring{first, second, L'a'}));
    EXPECT_EQ(typed({press(L'\b'), press(L'\b')}), L"");
    (void)typed(byNumber(first));
    EXPECT_EQ(typed(byNumber(second)), (std::wstring{first, second}));
}

TEST_F(TypedLineTest, TakesNoKeysWithoutACharacter)
{
    EXPECT_EQ(typed({press(0), {true, 0x25, 0, 5}, press(27), press(1)}), L"");
}

TEST_F(TypedLineTest, GivesUpAtTheEndOfInputAndWhenItIsFull)
{
    EXPECT_EQ(line.take(press(26)), Progress::GivenUp);
    EXPECT_EQ(line.take(press(L'a', TypedLine::longest)), Progress::GoesOn);
    EXPECT_EQ(line.take(press(L'a')), Progress::GivenUp);
    EXPECT_EQ(line.take(press(L'\b')), Progress::GoesOn);
    EXPECT_EQ(line.take(press(L'\n')), Progress::Complete);
    EXPECT_EQ(line.text().size(), TypedLine::longest - 1);
}

TEST(TypedSecret, IsNotShown)
{
    TypedLine line;
    EXPECT_EQ(line.take(press(L'a')), Progress::GoesOn);
    EXPECT_EQ(line.take(press(0x7f)), Progress::GoesOn);
    EXPECT_EQ(line.text(), L"");
}

} // namespace

} // namespace underpass
