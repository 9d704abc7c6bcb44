// SPDX-License-Identifier: MIT
#include "core/profile/Selection.h"

#include "tests/support/Profiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::ElementsAre;

Profile named(const std::string& id, const std::string& name, std::vector<std::string> groups = {})
{
    Profile profile = profileFor(id);
    profile.name = name;
    profile.groups = std::move(groups);
    return profile;
}

const std::vector<Profile> all{named("db-prod", "Database", {"work", "db"}),
    named("mail", "Mail at work", {"work"}), named("db-test", "Testing"), named("x", "db*")};

std::vector<std::string> idsOf(const Selection& selection)
{
    std::vector<std::string> ids;
    const auto found = selected(all, selection);
    EXPECT_TRUE(found);
    for (const Profile& profile : found.value_or(std::vector<Profile>{}))
        ids.push_back(profile.id);
    return ids;
}

ErrorCode whyNot(const Selection& selection)
{
    const auto found = selected(all, selection);
    EXPECT_FALSE(found);
    return found ? ErrorCode::Internal : found.error().code;
}

TEST(Selection, IsByIdAndNameAndPatternInTheOrderOfTheFileAndOnce)
{
    EXPECT_THAT(idsOf({{"Testing", "mail", "db-test"}, {}, false}), ElementsAre("mail", "db-test"));
    EXPECT_THAT(idsOf({{"db-*"}, {}, false}), ElementsAre("db-prod", "db-test"));
    EXPECT_THAT(idsOf({{"*a*"}, {}, false}), ElementsAre("db-prod", "mail")) << "Names too.";
}

TEST(Selection, TakesANameThatIsThereForNoPattern)
{
    EXPECT_THAT(idsOf({{"db*"}, {}, false}), ElementsAre("x"));
}

TEST(Selection, IsByGroupAndOfAll)
{
    EXPECT_THAT(idsOf({{}, {"work"}, false}), ElementsAre("db-prod", "mail"));
    EXPECT_THAT(idsOf({{"x"}, {"db"}, false}), ElementsAre("db-prod", "x"));
    EXPECT_THAT(idsOf({{}, {}, true}), ElementsAre("db-prod", "mail", "db-test", "x"));
    EXPECT_THAT(idsOf({}), ElementsAre());
}

TEST(Selection, SaysWhichWordMeansNothing)
{
    EXPECT_EQ(whyNot({{"mail", "nobody"}, {}, false}), ErrorCode::FileUnreadable);
    EXPECT_EQ(whyNot({{"mail", "z*"}, {}, false}), ErrorCode::InvalidInput);
    EXPECT_EQ(whyNot({{}, {"wor"}, false}), ErrorCode::InvalidInput) << "A group is no pattern.";
    EXPECT_FALSE(selected({}, {{}, {}, true}));
    const auto said = selected(all, {{}, {"a\x1b[31mb"}, false});
    EXPECT_EQ(sentence(said.error()).find('\x1b'), std::string::npos);
}

} // namespace
} // namespace underpass
