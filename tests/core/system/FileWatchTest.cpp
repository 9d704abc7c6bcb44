// SPDX-License-Identifier: MIT
#include "core/system/FileWatch.h"

#include "core/system/AtomicFile.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <condition_variable>
#include <mutex>
#include <optional>

#include <gtest/gtest.h>

namespace underpass {
namespace {

namespace fs = std::filesystem;
using namespace underpass::test;

class FileWatchTest : public testing::Test
{
protected:
    void watch()
    {
        m_watch.emplace(file, [this] {
            const std::lock_guard lock{m_mutex};
            ++m_told;
            m_news.notify_all();
        });
    }
    // Waits until it was told of something since this was asked last.
    [[nodiscard]] bool isTold()
    {
        std::unique_lock lock{m_mutex};
        const bool isNew
            = m_news.wait_for(lock, std::chrono::seconds{60}, [this] { return m_told > m_seen; });
        m_seen = m_told;
        return isNew;
    }

    const TempDir folder;
    fs::path file = folder.path() / "profiles.json";

private:
    std::mutex m_mutex;
    std::condition_variable m_news;
    int m_told = 0;
    int m_seen = 0;
    std::optional<FileWatch> m_watch;
};

TEST_F(FileWatchTest, TellsOfAFileThatIsMadeWrittenReplacedAndRemoved)
{
    watch();
    writeText(file, "one");
    EXPECT_TRUE(isTold());
    writeText(file, "two");
    EXPECT_TRUE(isTold());
    ASSERT_TRUE(writeAtomically(file, "three"));
    EXPECT_TRUE(isTold());
    fs::remove(file);
    EXPECT_TRUE(isTold());
}

TEST_F(FileWatchTest, TellsAgainOfAFolderThatWasGone)
{
    const fs::path deep = folder.path() / "deep";
    fs::create_directory(deep);
    file = deep / "profiles.json";
    writeText(file, "one");
    watch();
    fs::remove_all(deep);
    EXPECT_TRUE(isTold());
    fs::create_directory(deep);
    writeText(file, "two");
    EXPECT_TRUE(isTold());
}

TEST_F(FileWatchTest, EndsWhileNothingHappens)
{
    watch();
}

} // namespace
} // namespace underpass
