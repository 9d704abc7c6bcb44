// SPDX-License-Identifier: MIT
// How an announcement reaches screen readers where Qt has no event for it.
#include "ui/parts/Announce.h"

#include <QAccessible>
#include <QWidget>

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(StatusLine, TakesWhatIsAnnouncedAsItsNameAndCoversNothing)
{
    QWidget window;
    window.show();
    announce(window, "Mail: Connected");
    QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(&window);
    ASSERT_EQ(tree->childCount(), 1);
    QAccessibleInterface* line = tree->child(0);
    EXPECT_EQ(line->role(), QAccessible::StatusBar);
    EXPECT_EQ(line->text(QAccessible::Name), "Mail: Connected");
    EXPECT_FALSE(line->state().invisible);
    EXPECT_LE(line->rect().width() * line->rect().height(), 1);
    announce(window, "Mail: Failed", Urgency::AtOnce);
    EXPECT_EQ(tree->childCount(), 1) << "one for each window";
    EXPECT_EQ(line->text(QAccessible::Name), "Mail: Failed");
}

} // namespace
} // namespace underpass
