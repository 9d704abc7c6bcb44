// SPDX-License-Identifier: MIT
#include "core/base/CrashProtection.h"

#include <cstring>

#include <gtest/gtest.h>

#include <windows.h>

namespace underpass::test {
namespace {

MEMORY_BASIC_INFORMATION around(const void* place)
{
    MEMORY_BASIC_INFORMATION facts{};
    EXPECT_NE(::VirtualQuery(place, &facts, sizeof facts), 0U);
    return facts;
}

// Which of the two functions there are depends on the system; Wine has the one, and not the other.
TEST(CrashProtection, DoesWithoutWhatTheSystemDoesNotHave)
{
    keepMemoryOutOfCrashReports();
    auto* const pages = static_cast<char*>(mapSecretPages(5000));
    ASSERT_NE(pages, nullptr);
    EXPECT_EQ(pages[4999], 0);
    std::memset(pages, 1, 5000);
}

TEST(CrashProtection, PagesForSecretsHaveNobodyNextToThem)
{
    const auto* const pages = static_cast<const char*>(mapSecretPages(1));
    ASSERT_NE(pages, nullptr);
    const auto usable = around(pages);
    EXPECT_EQ(usable.State, static_cast<DWORD>(MEM_COMMIT));
    EXPECT_EQ(around(pages - 1).State, static_cast<DWORD>(MEM_RESERVE));
    EXPECT_EQ(around(pages + usable.RegionSize).State, static_cast<DWORD>(MEM_RESERVE));
}

} // namespace
} // namespace underpass::test
