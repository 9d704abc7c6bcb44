// SPDX-License-Identifier: MIT
#include "core/control/TunnelEnd.h"

#include "core/base/Error.h"
#include "core/control/ForwardWords.h"
#include "tests/support/TemporaryFolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace underpass {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

const std::chrono::sys_seconds noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + 12h;

TunnelEnd endOf(const std::string& id, std::chrono::sys_seconds at = noon)
{
    return {
        id, "Mail at work", at, "authentication-refused", "The server did not accept the log-in of anna."};
}

TEST(TunnelEnd, IsKeptUntilItIsForgottenEachProfileForItself)
{
    const TemporaryFolder folder;
    EXPECT_THAT(keptEnds(folder.path() / "missing", noon), IsEmpty());
    ASSERT_TRUE(keepEnd(folder.path(), endOf("work")));
    ASSERT_TRUE(keepEnd(folder.path(), endOf("mail", noon - 1h)));
    EXPECT_THAT(keptEnds(folder.path(), noon), ElementsAre(endOf("mail", noon - 1h), endOf("work")));
    ASSERT_TRUE(keepEnd(folder.path(), endOf("mail")));
    forgetEnd(folder.path(), "work");
    EXPECT_THAT(keptEnds(folder.path(), noon), ElementsAre(endOf("mail")));
}

TEST(TunnelEnd, IsGoneAfterThirtyDays)
{
    const TemporaryFolder folder;
    ASSERT_TRUE(keepEnd(folder.path(), endOf("mail")));
    EXPECT_THAT(keptEnds(folder.path(), noon + std::chrono::days{29}), ElementsAre(endOf("mail")));
    EXPECT_THAT(keptEnds(folder.path(), noon + std::chrono::days{30}), IsEmpty());
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(TunnelEnd, IsLeftOutWhereItMakesNoSenseAndNothingElseIsTouched)
{
    const TemporaryFolder folder;
    ASSERT_TRUE(keepEnd(folder.path(), endOf("later", noon + 1h)));
    std::ofstream{folder.path() / "ended-broken.json"} << "{\"at\":";
    std::ofstream{folder.path() / "ended-other.json"} << R"({"id":"../mail","at":0})";
    std::ofstream{folder.path() / "ended-copy.json"} << R"({"id":"mail","at":)"
                                                     << noon.time_since_epoch().count() << '}';
    std::ofstream{folder.path() / "mail.log"} << "a log";
    EXPECT_THAT(keptEnds(folder.path(), noon), IsEmpty());
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "mail.log"));
}

TEST(TunnelEnd, IsCleanWhateverStandsInItsFile)
{
    const TemporaryFolder folder;
    TunnelEnd hostile = endOf("mail");
    hostile.sentence = "A \x1b[2J\nB";
    ASSERT_TRUE(keepEnd(folder.path(), hostile));
    ASSERT_EQ(keptEnds(folder.path(), noon).size(), 1U);
    const std::string read = keptEnds(folder.path(), noon).front().sentence;
    EXPECT_EQ(read.find_first_of("\x1b\n"), std::string::npos) << read;
}

TEST(TunnelEnd, WritesItsTimeAsEverybodyReadsIt)
{
    EXPECT_EQ(utcTime(noon + 5min + 7s), "2026-11-26T12:05:07Z");
}

} // namespace
} // namespace underpass
