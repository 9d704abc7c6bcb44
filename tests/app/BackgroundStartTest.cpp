// SPDX-License-Identifier: MIT
#include "app/ctl/BackgroundStart.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(BackgroundStart, LeavesTheReasonToTheProcessThatHasSaidItItself)
{
    EXPECT_EQ(whyItEnded(static_cast<int>(ExitCode::Profile)), "");
    EXPECT_EQ(whyItEnded(static_cast<int>(ExitCode::Internal)), "");
}

TEST(BackgroundStart, NamesTheSignalOrTheCodeOfOneThatCouldNotSayIt)
{
    EXPECT_EQ(whyItEnded(128 + 9), "was ended by signal 9 before it answered.");
    EXPECT_EQ(whyItEnded(127), "ended with the code 127 before it answered."); // A library is missing.
    EXPECT_EQ(whyItEnded(-1073741819), "ended with the code -1073741819 before it answered."); // Windows.
}

} // namespace
} // namespace underpass
