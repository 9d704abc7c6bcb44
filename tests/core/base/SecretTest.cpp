// SPDX-License-Identifier: MIT
#include "core/base/Secret.h"

#include "tests/support/CleanseWatch.h"

#include <string>

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(!std::is_convertible_v<std::string, Secret> && !std::is_convertible_v<Secret, std::string>);

const std::string text = "correct horse";
const std::string buffer = text + '\0';

TEST(Secret, IsEmptyUntilItIsGivenSomething)
{
    EXPECT_TRUE(Secret{}.empty());
    EXPECT_TRUE(Secret{""}.empty());
    EXPECT_STREQ(Secret{}.cString(), "");
    EXPECT_EQ(Secret{text}.reveal(), text);
    EXPECT_STREQ(Secret{text}.cString(), text.c_str());
}

TEST(Secret, IsWipedWhenItDies)
{
    EXPECT_EQ(wipedBy([] { const Secret secret{text}; }), buffer);
}

TEST(Secret, IsWipedWhenItIsAssignedOver)
{
    Secret secret{text};
    EXPECT_EQ(wipedBy([&] { secret = Secret{"other"}; }), buffer);
    EXPECT_EQ(secret.reveal(), "other");
}

TEST(Secret, LeavesNothingBehindWhenItIsMoved)
{
    Secret from{text};
    const void* where = from.cString();
    EXPECT_EQ(wipedBy([&] {
        const Secret to{std::move(from)};
        EXPECT_EQ(to.reveal(), text);
        EXPECT_EQ(to.cString(), where) << "Moved, not copied.";
        EXPECT_TRUE(from.empty()); // NOLINT(bugprone-use-after-move): that is the question.
    }),
        buffer);
}

TEST(Secret, SurvivesBeingAssignedToItself)
{
    Secret secret{text};
    Secret& same = secret;
    secret = std::move(same);
    EXPECT_EQ(secret.reveal(), text);
}

TEST(Secret, HasClonesThatLiveOnTheirOwn)
{
    Secret clone;
    {
        const Secret secret{text};
        clone = secret.clone();
        EXPECT_NE(clone.cString(), secret.cString());
    }
    EXPECT_EQ(clone.reveal(), text);
    EXPECT_EQ(wipedBy([&] { clone = Secret{}; }), buffer);
}

} // namespace
} // namespace underpass
