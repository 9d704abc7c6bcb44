// SPDX-License-Identifier: MIT
#include "app/tray/InstalledViewers.h"
#include "app/tray/ViewerPrograms.h"

#include "tests/ui/Example.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(InstalledViewers, KnowSomeForEachKindAndTellEachWhereTheForwardListens)
{
    for (const Opens what : {Opens::Desktop, Opens::Screen}) {
        const auto programs = viewerPrograms(what);
        ASSERT_FALSE(programs.empty());
        for (const ViewerProgram& program : programs) {
            EXPECT_FALSE(program.name.isEmpty());
            EXPECT_TRUE(program.argument.contains("{address}") || program.argument.contains("{display}"))
                << program.name.toStdString();
        }
        EXPECT_FALSE(InstalledViewers{}.names(what).isEmpty());
    }
    EXPECT_TRUE(viewerPrograms(Opens::Line).empty());
}

TEST(InstalledViewers, StartNothingForWhatNobodyKnows)
{
    EXPECT_EQ(InstalledViewers{}.open(localForward(20'000, 5432)), Viewers::Outcome::NoneFound);
}

} // namespace
} // namespace underpass
