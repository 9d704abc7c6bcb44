// SPDX-License-Identifier: MIT
#include "core/system/Log.h"
#include "tests/support/Privacy.h"
#include "tests/support/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>

namespace underpass {

namespace fs = std::filesystem;

namespace {

using test::isForItsOwnerOnly;

std::string contentOf(const fs::path& file)
{
    std::stringstream content;
    content << std::ifstream{file}.rdbuf();
    return content.str();
}

} // namespace

TEST(Log, WritesWhatItIsGivenToAFileOfItsOwnerAlone)
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "state" / "mail.log";
    const auto log = Log::open(file, Log::Level::Info, Log::Echo::None);
    ASSERT_TRUE(log.has_value()) << log.error().detail;
    log->info("mail: online {} %s");
    log->debug("only for the curious");
    EXPECT_NE(contentOf(file).find("info: mail: online {} %s"), std::string::npos);
    EXPECT_EQ(contentOf(file).find("curious"), std::string::npos);
    EXPECT_TRUE(isForItsOwnerOnly(file));
    EXPECT_TRUE(isForItsOwnerOnly(file.parent_path()));
}

TEST(Log, KeepsFiveFilesOfAMegabyte)
{
    const TemporaryFolder folder;
    const auto log = Log::open(folder.path() / "logs" / "mail.log", Log::Level::Info, Log::Echo::None);
    ASSERT_TRUE(log.has_value());
    const std::string line(64 * 1024, 'x');
    for (int count = 0; count < 120; ++count)
        log->info(line);
    int files = 0;
    for (const auto& entry : fs::directory_iterator{folder.path() / "logs"}) {
        ++files;
        EXPECT_LE(entry.file_size(), 1024U * 1024U);
        EXPECT_TRUE(isForItsOwnerOnly(entry.path()));
    }
    EXPECT_EQ(files, 5);
}

TEST(Log, SaysHowFarItsTimesAreFromUtc)
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "mail.log";
    Log::open(file, Log::Level::Info, Log::Echo::None)->info("mail: online");
    EXPECT_TRUE(std::regex_match(contentOf(file),
        std::regex{R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d info: mail: online\r?\n)"}))
        << contentOf(file);
}

TEST(Log, SaysWhereItCannotWrite)
{
    const auto log = Log::open("/proc/underpass/mail.log", Log::Level::Info, Log::Echo::None);
    ASSERT_FALSE(log.has_value());
    EXPECT_EQ(log.error().code, ErrorCode::FileUnwritable);
}

TEST(Log, KeepsNothingByDefault)
{
    Log{}.error("nobody reads this");
}

} // namespace underpass
