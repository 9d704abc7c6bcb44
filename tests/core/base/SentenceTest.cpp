// SPDX-License-Identifier: MIT
#include "core/base/Sentence.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

constexpr SourceText twoParts{"Test", "%2 before %1."};

TEST(Sentence, PutsEachPartInItsPlace)
{
    EXPECT_EQ(say({twoParts, {"one", "two"}}), "two before one.");
}

TEST(Sentence, DoesNotReadWhatItPutIn)
{
    EXPECT_EQ(say({twoParts, {"%2", "100 %"}}), "100 % before %2.");
}

TEST(Sentence, LeavesAloneWhatNothingStandsFor)
{
    EXPECT_EQ(say({{"Test", "%1 of 100 %, %n %0 %2 %"}, {"one"}}), "one of 100 %, %n %0 %2 %");
}

TEST(Sentence, IsSaidInTheLanguageAskedFor)
{
    const Language german = [](const SourceText& text) { return std::string{text.context} + ": %1 nach %2"; };
    EXPECT_EQ(say({twoParts, {"eins", "zwei"}}, german), "Test: eins nach zwei");
}

} // namespace
} // namespace underpass
