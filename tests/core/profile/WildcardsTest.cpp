// SPDX-License-Identifier: MIT
#include "core/profile/Wildcards.h"

#include <gtest/gtest.h>

#include <string>

namespace underpass {
namespace {

TEST(Wildcards, FitAnyLettersOrOne)
{
    EXPECT_TRUE(fitsWildcards("db-prod", "db*"));
    EXPECT_TRUE(fitsWildcards("db", "db*"));
    EXPECT_TRUE(fitsWildcards("my-db-2", "*db-?"));
    EXPECT_TRUE(fitsWildcards("aXbXc", "a*b*c"));
    EXPECT_TRUE(fitsWildcards("", "*"));
    EXPECT_FALSE(fitsWildcards("mydb", "db*"));
    EXPECT_FALSE(fitsWildcards("db-12", "db-?"));
    EXPECT_FALSE(fitsWildcards("db", "db?"));
    EXPECT_FALSE(fitsWildcards("DB", "db"));
    EXPECT_FALSE(fitsWildcards("a", ""));
}

TEST(Wildcards, CountALetterOfUtf8AsOne)
{
    EXPECT_TRUE(fitsWildcards("b\xc3\xbcro", "b?ro"));
    EXPECT_TRUE(fitsWildcards("\xe3\x83\xa1", "?"));
    EXPECT_FALSE(fitsWildcards("\xe3\x83\xa1", "??"));
    EXPECT_TRUE(fitsWildcards("\xc3", "?")) << "Also where it is broken off.";
}

TEST(Wildcards, TakeNoTimeWhereMuchCouldFit)
{
    EXPECT_FALSE(fitsWildcards(std::string(2000, 'a'), std::string(500, '*') + "a*a*a*b"));
}

TEST(Wildcards, AreTheTwoSigns)
{
    EXPECT_TRUE(hasWildcards("a*"));
    EXPECT_TRUE(hasWildcards("?"));
    EXPECT_FALSE(hasWildcards("[a]"));
}

} // namespace
} // namespace underpass
