// SPDX-License-Identifier: MIT
#include "core/system/ProgramName.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

TEST(ProgramName, IsThePathOrTheBareNameByteForByte)
{
    EXPECT_TRUE(isSameProgram("/usr/bin/mutt", "/usr/bin/mutt"));
    EXPECT_TRUE(isSameProgram("/usr/bin/mutt", "mutt"));
    EXPECT_TRUE(isSameProgram("mutt", "mutt"));
    EXPECT_FALSE(isSameProgram("/usr/bin/mutt", "/opt/bin/mutt"));
    EXPECT_FALSE(isSameProgram("/usr/bin/mutt", "Mutt"));
    EXPECT_FALSE(isSameProgram("/usr/bin/mutt", "/USR/bin/mutt"));
    EXPECT_FALSE(isSameProgram("/usr/bin/mutt\\mutt", "mutt"));
}

TEST(ProgramName, IsNeverOneThatIsNotKnown)
{
    EXPECT_FALSE(isSameProgram("", ""));
    EXPECT_FALSE(isSameProgram("", "mutt"));
    EXPECT_FALSE(isSameProgram("/usr/bin/mutt", ""));
    EXPECT_FALSE(isSameProgram("mutt", "/usr/bin/mutt")) << "A bare name may be any mutt.";
}

} // namespace
} // namespace underpass::test
