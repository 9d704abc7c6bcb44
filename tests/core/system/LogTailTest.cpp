// SPDX-License-Identifier: MIT
#include "core/system/LogTail.h"

#include "core/system/Log.h"
#include "tests/support/TemporaryFolder.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;
using testing::SizeIs;

class LogTailTest : public testing::Test
{
protected:
    void append(const std::string& text) { std::ofstream{file, std::ios::binary | std::ios::app} << text; }

    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "mail.log";
    LogTail tail{file};
};

TEST_F(LogTailTest, ReadsWhatIsThereWithTheOlderFilesAndThenWhatIsNew)
{
    EXPECT_THAT(tail.more(), IsEmpty()) << "There is no file yet.";
    append("third\n");
    test::writeText(folder.path() / "mail.1.log", "second\r\n");
    test::writeText(folder.path() / "mail.2.log", "first\n");
    test::writeText(folder.path() / "mail.5.log", "nobody's\n");
    EXPECT_THAT(LogTail{file}.more(), ElementsAre("first", "second", "third"));
    EXPECT_THAT(tail.more(), ElementsAre("third"));
    append("fourth\n\nfif");
    EXPECT_THAT(tail.more(), ElementsAre("fourth", ""));
    EXPECT_THAT(tail.more(), IsEmpty());
    append("th\n");
    EXPECT_THAT(tail.more(), ElementsAre("fifth"));
}

TEST_F(LogTailTest, GoesOnAcrossRotationWhereverItWas)
{
    append("one\n");
    EXPECT_THAT(tail.more(), ElementsAre("one"));
    append("two\n");
    std::filesystem::rename(file, folder.path() / "mail.1.log");
    EXPECT_THAT(tail.more(), ElementsAre("two")) << "The new file is not there yet.";
    append("three\n");
    EXPECT_THAT(tail.more(), ElementsAre("three"));
    append("four\n");
    std::filesystem::rename(folder.path() / "mail.1.log", folder.path() / "mail.3.log");
    std::filesystem::rename(file, folder.path() / "mail.2.log");
    test::writeText(folder.path() / "mail.1.log", "five\n");
    append("six, which is longer than all that was read before\n");
    EXPECT_THAT(
        tail.more(), ElementsAre("four", "five", "six, which is longer than all that was read before"));
}

TEST_F(LogTailTest, BeginsAnewWhereTheFileWasEmptiedOrRemoved)
{
    append("one\ntwo\n");
    EXPECT_THAT(tail.more(), SizeIs(2));
    test::writeText(file, "");
    EXPECT_THAT(tail.more(), IsEmpty());
    append("three\n");
    EXPECT_THAT(tail.more(), ElementsAre("three"));
    test::writeText(file, "4\n");
    EXPECT_THAT(tail.more(), ElementsAre("4"));
    std::filesystem::remove(file);
    EXPECT_THAT(tail.more(), IsEmpty());
    append("five\n");
    EXPECT_THAT(tail.more(), ElementsAre("five"));
}

TEST_F(LogTailTest, MissesNoLineOfALogThatIsWrittenMeanwhile)
{
    const auto log = Log::open(file, Log::Level::Info, Log::Echo::None);
    ASSERT_TRUE(log);
    std::vector<std::string> lines;
    for (int i = 0; i < 60; ++i) { // Three files of them.
        log->info(std::string(50'000, 'x') + std::to_string(i));
        for (std::string& line : tail.more())
            lines.push_back(std::move(line));
    }
    ASSERT_THAT(lines, SizeIs(60));
    for (std::size_t i = 0; i < lines.size(); ++i)
        EXPECT_THAT(lines[i], EndsWith("x" + std::to_string(i)));
}

} // namespace
} // namespace underpass
