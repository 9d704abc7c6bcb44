// SPDX-License-Identifier: MIT
#include "core/system/FileWatch.h"

#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <future>
#include <mutex>

#include <gtest/gtest.h>

namespace underpass {
namespace {

namespace fs = std::filesystem;
using namespace underpass::test;

bool isTold(std::promise<void>& told)
{
    return told.get_future().wait_for(std::chrono::seconds{60}) == std::future_status::ready;
}

TEST(FileWatchOfALink, TellsOfWhatTheLinkLeadsTo)
{
    const TempDir folder;
    const fs::path elsewhere = folder.path() / "dotfiles";
    fs::create_directory(elsewhere);
    writeText(elsewhere / "underpass.json", "one");
    const fs::path here = folder.path() / "config";
    fs::create_directory(here);
    fs::create_symlink(elsewhere / "underpass.json", here / "profiles.json");
    std::promise<void> told;
    std::once_flag once;
    const FileWatch watch{here / "profiles.json", [&] { std::call_once(once, [&] { told.set_value(); }); }};
    writeText(elsewhere / "underpass.json", "two");
    EXPECT_TRUE(isTold(told));
}

} // namespace
} // namespace underpass
