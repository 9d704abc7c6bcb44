// SPDX-License-Identifier: MIT
#include "core/system/UserIds.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using Relation = Caller::Relation;

constexpr std::uint32_t anna = 1000;
constexpr std::uint32_t ben = 1001;
constexpr std::uint32_t nobody = 65534;

TEST(UserIds, TellTheOwnAccountFromTheSystemsAndFromOthers)
{
    const UserIds ofAnna{anna, nobody, true};
    EXPECT_EQ(relationOf(anna, ofAnna), Relation::Me);
    EXPECT_EQ(relationOf(0, ofAnna), Relation::SystemService);
    EXPECT_EQ(relationOf(ben, ofAnna), Relation::Other);
    EXPECT_EQ(relationOf(0, {0, nobody, true}), Relation::Me);
}

TEST(UserIds, TakeTheOverflowNumberForAnAccountWhereEverybodyIsMapped)
{
    EXPECT_EQ(relationOf(nobody, {anna, nobody, true}), Relation::Other);
    EXPECT_EQ(relationOf(nobody, {nobody, nobody, true}), Relation::Me);
}

TEST(UserIds, TakeTheOverflowNumberForAnybodysWhereNotEverybodyIsMapped)
{
    EXPECT_EQ(relationOf(nobody, {anna, nobody, false}), Relation::Unknown);
    EXPECT_EQ(relationOf(nobody, {nobody, nobody, false}), Relation::Unknown) << "We may be anybody, too.";
    EXPECT_EQ(relationOf(anna, {anna, nobody, false}), Relation::Me);
    EXPECT_EQ(relationOf(0, {anna, 0, false}), Relation::Unknown)
        << "The number is for the system to choose.";
    EXPECT_EQ(relationOf(0, {0, 0, false}), Relation::Unknown);
    EXPECT_EQ(relationOf(nobody, {anna, 0, false}), Relation::Other);
}

TEST(UserIds, KnowTheMapsThatLeaveNobodyOut)
{
    EXPECT_TRUE(mapsEverybody("         0          0 4294967295\n"));
    EXPECT_TRUE(mapsEverybody("0 0 1000\n1000 1000 1\n1001 1001 4294966294\n"));
    for (const char* map : {"", "\n", "0 1000 1\n", "0 100000 65536\n", "0 0 4294967294\n",
             "0 0 1000\n1000 1000 1\n", "0 0 x 4294967295", "4294967295"})
        EXPECT_FALSE(mapsEverybody(map)) << map;
}

} // namespace
} // namespace underpass
