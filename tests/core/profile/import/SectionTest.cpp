// SPDX-License-Identifier: MIT
#include "core/profile/import/Section.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

TEST(Section, FindsItsFirstEntryWhateverTheCaseOfItsLetters)
{
    const Section section{
        "a", {{"HostName", "first"}, {"hostname", "second"}, {"Port", " 22 "}, {"Odd", "22x"}}};
    EXPECT_EQ(section.value("HOSTNAME"), "first");
    EXPECT_EQ(section.value("Host"), "");
    EXPECT_EQ(section.number("port", 1), 22);
    EXPECT_EQ(section.number("odd", 1), 1);
    EXPECT_TRUE(section.isOn("port"));
    EXPECT_FALSE(section.isOn("none"));
}

TEST(Ini, HasSectionsEntriesAndComments)
{
    const auto sections
        = readIni("before = 1\r\n[One]\r\n; a=b\r\n key = value=more \r\nnothing\r\n[Two]\r\n");
    ASSERT_THAT(sections, SizeIs(3));
    EXPECT_EQ(sections[0], (Section{"", {{"before", "1"}}}));
    EXPECT_EQ(sections[1], (Section{"One", {{"key", "value=more"}}}));
    EXPECT_EQ(sections[2], (Section{"Two", {}}));
}

TEST(Ini, IsBounded)
{
    std::string text;
    for (int i = 0; i < 25'000; ++i)
        text += "[a]\n";
    EXPECT_THAT(readIni(text), SizeIs(20'000));
    text = "[a]\n";
    for (int i = 0; i < 250'000; ++i)
        text += "a=\n";
    EXPECT_THAT(readIni(text)[0].entries, SizeIs(200'000));
}

TEST(Reg, HasKeysWithTextsAndNumbers)
{
    const auto keys = readReg(R"(Windows Registry Editor Version 5.00

[HKEY_CURRENT_USER\Software\X\Mail%20[1]]
"Host \"Name\""="C:\\keys\\a"
"PortNumber"=dword:000008ae
"Binary"=hex:01,02,\
  03
@="default"

[-HKEY_CURRENT_USER\Software\Gone]
"HostName"="gone"
)");
    ASSERT_THAT(keys, SizeIs(1)) << "What is to be deleted is none.";
    EXPECT_EQ(keys[0].name, R"(HKEY_CURRENT_USER\Software\X\Mail%20[1])");
    EXPECT_THAT(
        keys[0].entries, ElementsAre(Pair("Host \"Name\"", R"(C:\keys\a)"), Pair("PortNumber", "2222")));
}

TEST(Reg, StandsWhateverIsInIt)
{
    EXPECT_THAT(readReg(""), IsEmpty());
    EXPECT_THAT(readReg("\"a\"=\"b"), IsEmpty());
    EXPECT_THAT(readReg("[a]\n\"a\"=dword:xyz\n\"b\"=\n\"c\n\"\n=\n")[0].entries, IsEmpty());
}

} // namespace
} // namespace underpass
