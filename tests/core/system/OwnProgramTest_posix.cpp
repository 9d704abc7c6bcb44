// SPDX-License-Identifier: MIT
#include "core/system/OwnProgram.h"

#include "core/system/ProcessAlive.h"
#include "tests/support/OtherProcess.h"

#include <gtest/gtest.h>

#include <fcntl.h>

namespace underpass {

TEST(OwnProgram, IsThatOfACopyOfUsAndOfNoOther)
{
    EXPECT_TRUE(runsOwnProgram(ownProcessId()));
    const test::OtherProcess copy{[] { return ::pause(); }};
    EXPECT_TRUE(runsOwnProgram(copy.id()));
    int closedByExec[2];
    ASSERT_EQ(::pipe2(closedByExec, O_CLOEXEC), 0);
    const test::OtherProcess other{[] { return ::execl("/bin/sleep", "sleep", "600", nullptr); }};
    ::close(closedByExec[1]);
    char none = 0;
    EXPECT_EQ(::read(closedByExec[0], &none, 1), 0);
    ::close(closedByExec[0]);
    EXPECT_FALSE(runsOwnProgram(other.id()));
    EXPECT_FALSE(runsOwnProgram(4194300)) << "Nobody.";
}

} // namespace underpass
