// SPDX-License-Identifier: MIT
#include "app/ctl/WholeLines.h"

#include <gtest/gtest.h>

#include <iostream>
#include <sstream>
#include <thread>
#include <vector>

namespace underpass {
namespace {

TEST(WholeLines, AreNeverMixedAndCarryTheNameOfTheirThread)
{
    testing::internal::CaptureStderr();
    {
        WholeLines lines;
        std::vector<std::jthread> threads;
        for (const char name : {'a', 'b', 'c', 'd'}) {
            threads.emplace_back([name] {
                const LinesOf its{std::string{name}};
                for (int i = 0; i < 200; ++i)
                    std::cerr << name << name << name << '\n';
            });
        }
        threads.clear();
        std::cerr << "without";
        EXPECT_EQ(lines.finish(), 0);
    }
    std::istringstream written{testing::internal::GetCapturedStderr()};
    int count = 0;
    for (std::string line; std::getline(written, line); ++count) {
        const std::string expected = std::string{line[0]} + ": " + std::string(3, line[0]);
        EXPECT_EQ(line, count == 800 ? "without" : expected);
    }
    EXPECT_EQ(count, 801);
}

TEST(WholeLines, LeaveTheStreamsAsTheyWere)
{
    std::streambuf* const before = std::cout.rdbuf();
    {
        const WholeLines lines;
        EXPECT_NE(std::cout.rdbuf(), before);
    }
    EXPECT_EQ(std::cout.rdbuf(), before);
}

} // namespace
} // namespace underpass
