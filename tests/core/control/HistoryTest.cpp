// SPDX-License-Identifier: MIT
#include "core/control/History.h"

#include "tests/support/Privacy.h"
#include "tests/support/TemporaryFolder.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace underpass {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::chrono::sys_seconds noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + 12h;

HistoryRecord record(const std::string& event, std::chrono::seconds after, const std::string& cause = "",
    std::uint64_t turnedAway = 0, std::int64_t process = 7)
{
    return {noon + after, process, 1, event, cause, cause.empty() ? "" : "Why: " + cause, turnedAway};
}

bool runs7(std::int64_t process)
{
    return process == 7;
}

bool runsNowhere(std::int64_t)
{
    return false;
}

std::filesystem::path fileIn(const TemporaryFolder& folder)
{
    return folder.path() / "history-mail.jsonl";
}

TEST(History, KeepsWhatItIsGivenForItsOwnerAlone)
{
    const TemporaryFolder folder;
    EXPECT_THAT(readHistory(folder.path(), "mail", noon)->records, IsEmpty());
    ASSERT_TRUE(keepHistory(folder.path(), "mail", record("online", 0s)));
    ASSERT_TRUE(keepHistory(folder.path(), "mail", record("waiting", 5s, "connect-refused", 3)));
    ASSERT_TRUE(keepHistory(folder.path(), "work", record("online", 0s)));
    EXPECT_THAT(readHistory(folder.path(), "mail", noon)->records,
        ElementsAre(record("online", 0s), record("waiting", 5s, "connect-refused", 3)));
    EXPECT_THAT(keptHistories(folder.path()), ElementsAre("mail", "work"));
    EXPECT_TRUE(test::isForItsOwnerOnly(fileIn(folder)));
    ASSERT_TRUE(forgetHistory(folder.path(), "mail"));
    ASSERT_TRUE(forgetHistory(folder.path(), "mail")) << "It is forgotten already.";
    EXPECT_THAT(keptHistories(folder.path()), ElementsAre("work"));
}

TEST(History, LosesNothingElseToALineThatIsBrokenOrWasNotFinished)
{
    const TemporaryFolder folder;
    ASSERT_TRUE(keepHistory(folder.path(), "mail", record("online", 0s)));
    test::writeText(fileIn(folder), test::readText(fileIn(folder)) + "{]\n7\n{\"at\":12");
    ASSERT_TRUE(keepHistory(folder.path(), "mail", record("stopped", 5s)));
    const auto history = readHistory(folder.path(), "mail", noon);
    ASSERT_TRUE(history);
    EXPECT_THAT(history->records, ElementsAre(record("online", 0s), record("stopped", 5s)));
    EXPECT_EQ(history->unreadable, 3U);
}

TEST(History, ForgetsWhatIsOlderThanThirtyDaysAlsoInTheFile)
{
    const TemporaryFolder folder;
    ASSERT_TRUE(keepHistory(folder.path(), "mail", record("online", 0s)));
    EXPECT_THAT(readHistory(folder.path(), "mail", noon + longestHistory)->records, IsEmpty());
    ASSERT_TRUE(keepHistory(folder.path(), "mail", record("stopped", longestHistory)));
    EXPECT_EQ(test::readText(fileIn(folder)).find("online"), std::string::npos);
    EXPECT_THAT(readHistory(folder.path(), "mail", noon + longestHistory)->records, SizeIs(1));
}

TEST(History, StaysSmallHoweverMuchHappensAndKeepsTheLatest)
{
    const TemporaryFolder folder;
    HistoryRecord big = record("waiting", 0s, "connect-refused");
    big.sentence.assign(2000, 'x');
    for (int i = 0; i < 300; ++i) {
        big.at = noon + i * 1s;
        ASSERT_TRUE(keepHistory(folder.path(), "mail", big));
    }
    EXPECT_LE(std::filesystem::file_size(fileIn(folder)), largestHistory + 4096);
    const auto history = readHistory(folder.path(), "mail", noon + 1h);
    EXPECT_GE(history->records.size(), 50U);
    EXPECT_EQ(history->records.back().at, noon + 299s);
    EXPECT_EQ(history->unreadable, 0U);
}

TEST(History, TakesLinesOfSeveralAtOnce)
{
    const TemporaryFolder folder;
    {
        std::vector<std::jthread> all;
        for (int process = 1; process <= 4; ++process)
            all.emplace_back([&folder, process] {
                for (int i = 0; i < 25; ++i)
                    EXPECT_TRUE(keepHistory(folder.path(), "mail", record("online", i * 1s, "", 0, process)));
            });
    }
    const auto history = readHistory(folder.path(), "mail", noon);
    EXPECT_THAT(history->records, SizeIs(100));
    EXPECT_EQ(history->unreadable, 0U);
}

TEST(Spells, SayWhenATunnelWasUpAndWhyItWasNot)
{
    const auto spells = spellsOf({record("connecting", 0s), record("online", 1s), record("degraded", 2s),
                                     record("waiting", 10s, "server-closed", 3), record("connecting", 11s),
                                     record("waiting", 12s, "server-closed"), record("online", 20s)},
        runs7);
    EXPECT_THAT(spells,
        ElementsAre(Spell{false, "connecting", noon, noon + 1s, "", "", 0, 7},
            Spell{true, "online", noon + 1s, noon + 10s, "", "", 3, 7},
            Spell{false, "waiting", noon + 10s, noon + 20s, "server-closed", "Why: server-closed", 0, 7},
            Spell{true, "online", noon + 20s, {}, "", "", 0, 7}));
}

TEST(Spells, SayThatAProcessEndedWithoutAWord)
{
    const std::vector records{record("online", 0s), record(stillUp, 60s, "", 5)};
    const Spell cut{true, "online", noon, {}, "", "", 5, 7, noon + 60s};
    EXPECT_THAT(spellsOf(records, runsNowhere), ElementsAre(cut));
    auto later = records;
    later.push_back(record("connecting", 90s, "", 0, 8));
    EXPECT_THAT(spellsOf(later, [](std::int64_t process) { return process == 8; }),
        ElementsAre(cut, Spell{false, "connecting", noon + 90s, {}, "", "", 0, 8}));
}

TEST(Spells, EndWithTheTunnelAndBeginWithTheNext)
{
    EXPECT_THAT(spellsOf({record("online", 0s), record("stopped", 5s), record("online", 9s, "", 0, 8),
                             record("failed", 11s, "authentication-refused", 0, 8)},
                    runsNowhere),
        ElementsAre(Spell{true, "online", noon, noon + 5s, "", "", 0, 7},
            Spell{false, "stopped", noon + 5s, noon + 9s, "", "", 0, 7},
            Spell{true, "online", noon + 9s, noon + 11s, "", "", 0, 8},
            Spell{false, "failed", noon + 11s, {}, "authentication-refused", "Why: authentication-refused", 0,
                8}));
}

TEST(Spells, BeginWithTheSignOfOneThatWasUpWhenItsHistoryWasForgotten)
{
    EXPECT_THAT(spellsOf({record(stillUp, 0s, "", 2)}, runs7),
        ElementsAre(Spell{true, "online", noon, {}, "", "", 2, 7}));
}

} // namespace
} // namespace underpass
