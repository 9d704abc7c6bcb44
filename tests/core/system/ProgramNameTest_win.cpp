// SPDX-License-Identifier: MIT
#include "core/system/ProgramName.h"

#include "core/system/WinText.h"
#include "tests/support/TempDir.h"

#include <array>
#include <fstream>

#include <gtest/gtest.h>
#include <windows.h>

namespace underpass::test {
namespace {

constexpr auto outlook = R"(C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE)";

TEST(WindowsProgramName, HasNoCaseAndBothSlashes)
{
    EXPECT_TRUE(isSameProgram(outlook, outlook));
    EXPECT_TRUE(isSameProgram(outlook, R"(c:\program files\microsoft office\root\office16\outlook.exe)"));
    EXPECT_TRUE(isSameProgram(outlook, "C:/Program Files/Microsoft Office/root/Office16/OUTLOOK.EXE"));
    EXPECT_TRUE(isSameProgram(outlook, R"(\\?\C:\Program Files\Microsoft Office\root\Office16\outlook.exe)"));
    EXPECT_TRUE(isSameProgram(R"(\\server\programs\mail.exe)", R"(\\?\UNC\Server\programs\mail.exe)"));
    EXPECT_TRUE(isSameProgram("C:\\b\xc3\x84r.exe", "c:\\b\xc3\xa4r.exe")) << "Umlauts have cases, too.";
    EXPECT_FALSE(isSameProgram(outlook, R"(C:\Users\ben\OUTLOOK.EXE)"));
}

TEST(WindowsProgramName, IsABareNameInAnyFolder)
{
    EXPECT_TRUE(isSameProgram(outlook, "outlook.exe"));
    EXPECT_TRUE(isSameProgram("OUTLOOK.EXE", "outlook.exe"));
    EXPECT_FALSE(isSameProgram(outlook, "look.exe"));
    EXPECT_FALSE(isSameProgram(outlook, "outlook"));
}

TEST(WindowsProgramName, IsNeverOneThatIsNotKnown)
{
    EXPECT_FALSE(isSameProgram("", ""));
    EXPECT_FALSE(isSameProgram("", "outlook.exe"));
    EXPECT_FALSE(isSameProgram(outlook, ""));
    EXPECT_FALSE(isSameProgram("OUTLOOK.EXE", outlook)) << "A bare name may be any Outlook.";
}

TEST(WindowsProgramName, IsTheFileBehindAShortNameAndBehindDots)
{
    const TempDir folder;
    const auto file = folder.path() / L"A mail program with a long n\u00e4me.exe";
    std::ofstream{file} << "x";
    std::array<wchar_t, 1024> text{};
    ASSERT_NE(::GetShortPathNameW(file.c_str(), text.data(), text.size()), 0u);
    const std::string shortened = toUtf8(text.data());
    const std::string whole = toUtf8(file.native());
    EXPECT_TRUE(isSameProgram(shortened, whole)) << shortened;
    EXPECT_TRUE(isSameProgram(whole, shortened)) << shortened;
    EXPECT_TRUE(isSameProgram(shortened, toUtf8(file.filename().native()))) << shortened;
    EXPECT_TRUE(isSameProgram(whole, toUtf8((folder.path() / "." / file.filename()).native())));
    const auto other = folder.path() / L"A mail program with another n\u00e4me.exe";
    std::ofstream{other} << "x";
    EXPECT_FALSE(isSameProgram(shortened, toUtf8(other.native())));
}

} // namespace
} // namespace underpass::test
