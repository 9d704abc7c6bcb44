// SPDX-License-Identifier: MIT
#include "app/ctl/ExitCode.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace underpass {

TEST(ExitCode, SortsErrorsByWhatAPersonWouldLookAt)
{
    EXPECT_EQ(exitCodeFor(ErrorCode::InvalidInput), ExitCode::Usage);
    EXPECT_EQ(exitCodeFor(ErrorCode::FileDamaged), ExitCode::Profile);
    EXPECT_EQ(exitCodeFor(ErrorCode::ConnectRefused), ExitCode::Network);
    EXPECT_EQ(exitCodeFor(ErrorCode::HostKeyChanged), ExitCode::HostKey);
    EXPECT_EQ(exitCodeFor(ErrorCode::AuthenticationRefused), ExitCode::LogIn);
    EXPECT_EQ(exitCodeFor(ErrorCode::ProxyLogInRefused), ExitCode::LogIn);
    EXPECT_EQ(exitCodeFor(ErrorCode::ProxyLogInUnknown), ExitCode::LogIn);
    EXPECT_EQ(exitCodeFor(ErrorCode::NameNotFound), ExitCode::Network);
    EXPECT_EQ(exitCodeFor(ErrorCode::OtherAccountsProcess), ExitCode::Profile);
    EXPECT_EQ(exitCodeFor(ErrorCode::Cancelled), ExitCode::Ok);
    EXPECT_EQ(exitCodeFor(ErrorCode::PortInUse), ExitCode::Forward);
    EXPECT_EQ(exitCodeFor(ErrorCode::Internal), ExitCode::Internal);
}

TEST(ExitCode, IsInTheReadmeLineByLineAsInTheHelp)
{
    std::ifstream file{APP_README};
    ASSERT_TRUE(file.is_open());
    std::stringstream readme;
    readme << file.rdbuf();
    std::istringstream table{exitCodeTable};
    std::string line;
    std::getline(table, line); // The heading.
    int rows = 0;
    for (; std::getline(table, line); ++rows)
        EXPECT_NE(
            readme.str().find("| " + line.substr(2, 1) + " | " + line.substr(5) + " |"), std::string::npos)
            << line;
    EXPECT_EQ(rows, static_cast<int>(ExitCode::NotRunning) + 1);
}

} // namespace underpass
