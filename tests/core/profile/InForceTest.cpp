// SPDX-License-Identifier: MIT
#include "core/profile/InForce.h"

#include "tests/support/Profiles.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::HasSubstr;

class InForceTest : public testing::Test
{
protected:
    void save(int count) const { writeText(file, writeProfiles(profileSetOf(count))); }

    const TempDir folder;
    const std::filesystem::path file = folder.path() / "profiles.json";
    ProfilesInForce inForce{folder.path()};
};

TEST_F(InForceTest, TellsOfProfilesOnceForEachChange)
{
    save(1);
    EXPECT_EQ(inForce.look().profiles, profileSetOf(1).profiles);
    EXPECT_FALSE(inForce.look().profiles);
    save(2);
    EXPECT_EQ(inForce.look().profiles, profileSetOf(2).profiles);
    EXPECT_FALSE(inForce.trouble());
}

TEST_F(InForceTest, GoesByWhatItHadWhileTheFileCannotBeUsedAndSaysSoOnce)
{
    save(2);
    (void)inForce.look();
    writeText(file, "{\n  \"profiles\": [],\n}");
    const auto news = inForce.look();
    EXPECT_FALSE(news.profiles);
    ASSERT_TRUE(news.trouble);
    EXPECT_EQ(news.trouble->code, ErrorCode::FileDamaged);
    EXPECT_THAT(sentence(*news.trouble), HasSubstr("What is running goes on as it is."));
    EXPECT_THAT(sentence(*news.trouble), HasSubstr("line 3, column 1: the comma"));
    EXPECT_FALSE(inForce.look().trouble) << "Once.";
    EXPECT_EQ(inForce.profiles().size(), 2U);
    EXPECT_TRUE(inForce.trouble());
    save(2);
    const auto mended = inForce.look();
    EXPECT_TRUE(mended.isMended);
    EXPECT_FALSE(mended.profiles) << "They are the same.";
}

TEST_F(InForceTest, GoesByWhatItHadWhileTheFileIsMissing)
{
    save(1); // Without a copy, as another program does.
    (void)inForce.look();
    std::filesystem::remove(file);
    const auto news = inForce.look();
    EXPECT_FALSE(news.profiles);
    ASSERT_TRUE(news.trouble);
    EXPECT_THAT(sentence(*news.trouble), HasSubstr("it is missing"));
    EXPECT_EQ(inForce.profiles().size(), 1U);
    save(3);
    EXPECT_EQ(inForce.look().profiles, profileSetOf(3).profiles);
}

TEST_F(InForceTest, MissesNoFileWhereThereNeverWasOne)
{
    EXPECT_FALSE(inForce.look().trouble);
    EXPECT_FALSE(inForce.look().trouble);
    EXPECT_FALSE(inForce.trouble());
}

TEST_F(InForceTest, GoesByTheLastGoodCopyWhereItHadNothingYet)
{
    ASSERT_TRUE(ProfileStore{folder.path()}.save(profileSetOf(2)));
    writeText(file, "{");
    const auto news = inForce.look();
    EXPECT_EQ(news.profiles, profileSetOf(2).profiles);
    ASSERT_TRUE(news.trouble);
    EXPECT_THAT(sentence(*news.trouble), HasSubstr("Its last good copy is used instead."));
}

TEST_F(InForceTest, TakesAnEmptyListForWhatItSays)
{
    save(1);
    (void)inForce.look();
    save(0);
    const auto news = inForce.look();
    ASSERT_TRUE(news.profiles);
    EXPECT_TRUE(news.profiles->empty());
}

TEST_F(InForceTest, SaysWhyAProfileIsNotTakenOver)
{
    Profile profile = profileFor("a");
    EXPECT_FALSE(whyNotInForce(profile));
    profile.account.clear();
    ASSERT_TRUE(whyNotInForce(profile));
    EXPECT_THAT(sentence(*whyNotInForce(profile)), HasSubstr("account: "));
}

} // namespace
} // namespace underpass
