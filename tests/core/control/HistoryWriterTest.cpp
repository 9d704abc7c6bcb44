// SPDX-License-Identifier: MIT
#include "core/control/HistoryWriter.h"

#include "core/system/AtomicFile.h"
#include "tests/support/Eventually.h"
#include "tests/support/TemporaryFolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

namespace underpass {
namespace {

using testing::ElementsAre;

const std::chrono::sys_seconds today
    = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());

HistoryRecord record(const std::string& event, std::uint64_t number)
{
    return {today, 4711, number, event};
}

std::vector<std::string> kept(const std::filesystem::path& folder)
{
    std::vector<std::string> events;
    const auto history = readHistory(folder, "mail", today);
    for (const HistoryRecord& each : history ? history->records : std::vector<HistoryRecord>{})
        events.push_back(each.event);
    return events;
}

void nobodyWarns(const std::string& why)
{
    ADD_FAILURE() << why;
}

TEST(HistoryWriter, KeepsAllInOrderAlsoWhatWasToBeKeptWhenItEnds)
{
    for (const auto disk : {HistoryWriter::Disk::WaitFor, HistoryWriter::Disk::Later}) {
        const TemporaryFolder folder;
        {
            HistoryWriter writer{folder.path(), nobodyWarns, disk};
            writer.keep("mail", record("online", 1));
            writer.forget("mail");
            writer.keep("mail", record("connecting", 2));
            writer.keep("mail", record("stopped", 3));
        }
        EXPECT_THAT(kept(folder.path()), ElementsAre("connecting", "stopped"));
    }
}

// Else the call would not come back before the lock is given back, here by itself after half a second.
TEST(HistoryWriter, DoesNotWaitForAnotherProgramWhereItIsForLater)
{
    const TemporaryFolder folder;
    auto others = lockFile(folder.path() / "history.lock", std::chrono::milliseconds{0});
    ASSERT_TRUE(others && *others);
    HistoryWriter writer{folder.path(), nobodyWarns, HistoryWriter::Disk::Later};
    writer.keep("mail", record("online", 1));
    EXPECT_THAT(kept(folder.path()), ElementsAre()) << "It is still on its way.";
    others->reset();
    EXPECT_TRUE(test::eventually([&] { return kept(folder.path()).size() == 1; }));
}

TEST(HistoryWriter, SaysOnceThatItCannot)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "history-mail.jsonl";
    std::filesystem::create_directory(file);
    std::atomic<int> warnings = 0;
    {
        HistoryWriter writer{
            folder.path(), [&](const std::string&) { ++warnings; }, HistoryWriter::Disk::Later};
        writer.keep("mail", record("online", 1));
        writer.keep("mail", record("stopped", 2));
    }
    EXPECT_EQ(warnings, 1);
}

} // namespace
} // namespace underpass
