// SPDX-License-Identifier: MIT
#include "app/ctl/WindowsWords.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(WindowsWords, AreQuotedSoThatTheyComeApartAgain)
{
    EXPECT_EQ(windowsCommandLine({L"a", L"b c", L""}), LR"("a" "b c" "")");
    EXPECT_EQ(windowsCommandLine({LR"(say "hi")"}), LR"("say \"hi\"")");
    EXPECT_EQ(windowsCommandLine({LR"(C:\a b\)"}), LR"("C:\a b\\")") << "Doubled before the last quote,";
    EXPECT_EQ(windowsCommandLine({LR"(C:\a\b)"}), LR"("C:\a\b")") << "and only there.";
    EXPECT_EQ(windowsCommandLine({LR"(\\"x)"}), LR"("\\\\\"x")");
    EXPECT_EQ(windowsCommandLine({L"%PATH%", L"a&b", L"^"}), LR"("%PATH%" "a&b" "^")")
        << "No shell reads it.";
}

TEST(WindowsWords, KnowABatchFileInAnySpelling)
{
    for (const wchar_t* name : {L"C:\\x\\a.bat", L"a.CMD", L"a.Bat. ", L".cmd"})
        EXPECT_TRUE(isBatchFile(name));
    for (const wchar_t* name : {L"a.exe", L"bat", L"", L"a.bat.exe", L"a.com"})
        EXPECT_FALSE(isBatchFile(name));
}

} // namespace
} // namespace underpass
