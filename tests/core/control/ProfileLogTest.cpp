// SPDX-License-Identifier: MIT
#include "core/control/ProfileLog.h"

#include "core/system/Log.h"
#include "tests/support/TemporaryFolder.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <fstream>
#include <set>

namespace underpass {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

const std::chrono::sys_time<std::chrono::milliseconds> noon
    = std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + 12h;

std::vector<std::string> textsOf(const std::vector<LogLine>& lines)
{
    std::vector<std::string> texts;
    for (const LogLine& line : lines)
        texts.push_back(line.text);
    return texts;
}

TEST(LogLine, IsReadWithItsTimeInUtc)
{
    EXPECT_EQ(readLogLine("2026-11-26 13:00:00.250 +01:00 info: mail: online: Online."),
        (LogLine{noon + 250ms, "info", "mail: online: Online."}));
    EXPECT_EQ(
        readLogLine("2026-11-26 07:30:00.000 -04:30 warning: a: b"), (LogLine{noon, "warning", "a: b"}));
    const auto here = std::chrono::system_clock::to_time_t(noon);
    std::string local(64, '\0');
    local.resize(std::strftime(local.data(), local.size(), "%Y-%m-%d %H:%M:%S", std::localtime(&here)));
    EXPECT_EQ(readLogLine(local + ".007 error: x"), (LogLine{noon + 7ms, "error", "x"}))
        << "Earlier versions wrote no zone.";
    for (const char* line :
        {"", "x", "2026-11-26 13:00:00.250 +01:00", "2026-11-26 13:00:00.250 +01:00 loud: x",
            "2026-11-26 info: x", "2026-11-26 13:00:00.250 +01:00 info"})
        EXPECT_FALSE(readLogLine(line)) << line;
}

TEST(LogLine, IsReadAsLogWritesIt)
{
    const TemporaryFolder folder;
    Log::open(folder.path() / "mail.log", Log::Level::Info, Log::Echo::None)
        ->warning("mail: a sentence: two");
    const auto lines = ProfileLog{folder.path(), "mail"}.more();
    ASSERT_THAT(textsOf(lines), ElementsAre("a sentence: two"));
    EXPECT_EQ(lines[0].level, "warning");
    EXPECT_LT(std::chrono::abs(lines[0].at - std::chrono::system_clock::now()), 1h) << "In UTC.";
}

TEST(ProfileLog, IsWhatAnyProgramWroteOfTheProfileInTheOrderOfTime)
{
    const TemporaryFolder folder;
    test::writeText(folder.path() / "mail.log",
        "2026-11-26 12:00:01.000 +00:00 info: mail: second\n"
        "2026-11-26 12:00:03.000 +00:00 info: The machine woke up.\n");
    test::writeText(folder.path() / "underpass.log",
        "2026-11-26 13:00:00.000 +01:00 info: mail: first\n"
        "2026-11-26 13:00:02.000 +01:00 info: mail-2: somebody else's\n"
        "and its second line\n"
        "2026-11-26 13:00:02.500 +01:00 info: mail: third\n"
        "with a second\x1b[31m line\n"
        "2026-11-26 13:00:02.600 +01:00 info: Underpass ends.\n");
    test::writeText(folder.path() / "other.log", "2026-11-26 12:00:00.000 +00:00 info: other: x\n");
    test::writeText(folder.path() / "ended-mail.json", "2026-11-26 12:00:00.000 +00:00 info: mail: x\n");
    ProfileLog log{folder.path(), "mail"};
    EXPECT_THAT(textsOf(log.more()),
        ElementsAre(
            "first", "second", "third", testing::StartsWith("with a second"), "The machine woke up."));
    EXPECT_THAT(log.more(), IsEmpty());
    std::ofstream{folder.path() / "background.log"}
        << "2026-11-26 12:00:04.000 +00:00 info: mail: of a new file\n";
    const auto fresh = log.more();
    ASSERT_THAT(textsOf(fresh), ElementsAre("of a new file"));
    EXPECT_EQ(fresh[0].at, noon + 4s);
    EXPECT_THAT(textsOf(ProfileLog{folder.path(), "gone"}.more()), IsEmpty());
}

TEST(ProfileLog, OfAProfileThatIsCalledLikeTheTrayProgramIsNotTheTrayPrograms)
{
    const TemporaryFolder folder;
    for (const ProfileId id : {"underpass", "Underpass"}) {
        EXPECT_NE(ownLog(folder.path(), id), trayLog(folder.path()));
        test::writeText(ownLog(folder.path(), id), "2026-11-26 12:00:01.000 +00:00 info: Its own.\n");
        test::writeText(trayLog(folder.path()),
            "2026-11-26 12:00:02.000 +00:00 info: mail: somebody else's\n2026-11-26 12:00:03.000 +00:00 "
            "info: "
                + id + ": of the window\n");
        EXPECT_THAT(textsOf(ProfileLog{folder.path(), id}.more()), ElementsAre("Its own.", "of the window"));
        std::filesystem::remove(ownLog(folder.path(), id));
    }
    EXPECT_EQ(ownLog(folder.path(), "mail"), folder.path() / "mail.log");
}

TEST(ProfileLog, OfEverythingSaysWhoseEachLineIs)
{
    const TemporaryFolder folder;
    test::writeText(
        folder.path() / "mail.log", "2026-11-26 12:00:01.000 +00:00 info: The machine woke up.\n");
    test::writeText(folder.path() / "underpass.log",
        "2026-11-26 12:00:00.000 +00:00 info: mail: online\n"
        "2026-11-26 12:00:02.000 +00:00 warning: Nobody's: a sentence\n"
        "and its second line\n");
    ProfileLog log{folder.path(), std::set<ProfileId>{"mail", "web"}};
    EXPECT_THAT(log.more(),
        ElementsAre(LogLine{noon, "info", "online", "mail"},
            LogLine{noon + 1s, "info", "The machine woke up.", "mail"},
            LogLine{noon + 2s, "warning", "Nobody's: a sentence", ""},
            LogLine{noon + 2s, "warning", "and its second line", ""}));
    EXPECT_THAT(ProfileLog(folder.path(), "mail").more(),
        ElementsAre(LogLine{noon, "info", "online", "mail"},
            LogLine{noon + 1s, "info", "The machine woke up.", "mail"}));
}

TEST(ProfileLog, SaysNothingThatATerminalWouldObey)
{
    const TemporaryFolder folder;
    test::writeText(folder.path() / "mail.log", "2026-11-26 12:00:01.000 +00:00 info: mail: \x1b[31mred\n");
    EXPECT_EQ(ProfileLog(folder.path(), "mail").more()[0].text.find('\x1b'), std::string::npos);
}

} // namespace
} // namespace underpass
