// SPDX-License-Identifier: MIT
#include "ui/window/TunnelList.h"

#include "tests/ui/window/MainWindowFixture.h"
#include "ui/parts/Settings.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TunnelListTest : public testing::Test
{
protected:
    TunnelListTest() { setGroups({}, {"work"}, {"home"}, {"work", "home"}); }

    void setGroups(const std::vector<std::string>& a, const std::vector<std::string>& b,
        const std::vector<std::string>& c, const std::vector<std::string>& d)
    {
        desk.setProfiles({"a", "b", "c", "d"});
        std::vector<Profile> profiles = desk.model().profiles();
        profiles[0].groups = a;
        profiles[1].groups = b;
        profiles[2].groups = c;
        profiles[3].groups = d;
        desk.model().setProfiles(profiles);
    }
    // As one reads it: "home: c d".
    QStringList shown()
    {
        QStringList lines;
        const QAbstractItemModel& rows = *list.model();
        for (int row = 0; row < rows.rowCount(); ++row) {
            const QModelIndex top = rows.index(row, 0);
            QStringList below;
            for (int inner = 0; inner < rows.rowCount(top); ++inner)
                below += rows.index(inner, 0, top).data().toString();
            lines += below.isEmpty() ? top.data().toString() : top.data().toString() + ": " + below.join(' ');
        }
        return lines;
    }
    QAction& action(const char* name) { return *window.findChild<QAction*>(name); }
    QModelIndex group(int number) { return list.model()->index(number, 0); }
    void focus()
    {
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        list.setFocus();
    }
    QMenu* menuAt(const QModelIndex& index, const char* name)
    {
        list.setCurrentIndex(index);
        QContextMenuEvent asked{QContextMenuEvent::Keyboard, QPoint{}, QPoint{}};
        QCoreApplication::sendEvent(&list, &asked);
        return list.findChild<QMenu*>(name);
    }

    FakeDesk desk;
    MainWindow window{desk};
    TunnelList& list = *window.findChild<TunnelList*>();
};

TEST_F(TunnelListTest, ShowsThoseInNoGroupAndThenEachGroupWithAllThatAreInIt)
{
    QAbstractItemModelTester tester{list.model(), QAbstractItemModelTester::FailureReportingMode::Fatal};
    EXPECT_EQ(shown(), (QStringList{"a", "home: c d", "work: b d"}));
    setGroups({"new"}, {}, {}, {});
    EXPECT_EQ(shown(), (QStringList{"b", "c", "d", "new: a"}));
    desk.model().setState("a", Connecting{});
}

TEST_F(TunnelListTest, AGroupIsReachedOpenedAndClosedByTheKeyboardAndStaysAsItWasLeft)
{
    focus();
    QTest::keyClick(&list, Qt::Key_Down);
    EXPECT_EQ(list.currentIndex(), group(1));
    EXPECT_EQ(list.chosen(), "a") << "the card still shows that one";
    QTest::keyClick(&list, Qt::Key_Left);
    EXPECT_FALSE(list.isExpanded(group(1)));
    QTest::keyClick(&list, Qt::Key_Return);
    EXPECT_TRUE(list.isExpanded(group(1)));
    QTest::keyClick(&list, Qt::Key_Space);
    EXPECT_FALSE(list.isExpanded(group(1)));
    EXPECT_THAT(desk.asked, testing::Not(testing::Contains("connect a")));
    QTest::keyClick(&list, Qt::Key_Delete);
    EXPECT_EQ(window.findChild<QWidget*>("removeBox"), nullptr) << "that is for a profile";
    const QSignalSpy adds{&window, &MainWindow::addWanted};
    QTest::keyClick(&list, Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(adds.size(), 1) << "that is for the window";
    EXPECT_EQ(desk.settings().collapsedGroups(), QStringList{"home"});
    setGroups({}, {"work"}, {"home"}, {});
    EXPECT_FALSE(list.isExpanded(group(2)));
    MainWindow later{desk};
    const auto& again = *later.findChild<TunnelList*>();
    EXPECT_FALSE(again.isExpanded(again.model()->index(2, 0)));
    EXPECT_TRUE(again.isExpanded(again.model()->index(3, 0)));
}

TEST_F(TunnelListTest, AClosedGroupStaysClosedAroundTheChosenOneUntilSomebodyWantsThat)
{
    list.choose("c");
    list.collapse(group(1));
    setGroups({}, {"work"}, {"home"}, {});
    EXPECT_FALSE(list.isExpanded(group(2)));
    EXPECT_EQ(list.chosen(), "c");
    list.choose("c");
    EXPECT_TRUE(list.isExpanded(group(2)));
}

TEST_F(TunnelListTest, AClickOnAGroupOpensAndClosesIt)
{
    emit list.clicked(group(1));
    EXPECT_FALSE(list.isExpanded(group(1)));
    emit list.clicked(group(1));
    EXPECT_TRUE(list.isExpanded(group(1)));
}

TEST_F(TunnelListTest, AScreenReaderHearsAGroupAndWhetherItIsOpen)
{
    desk.model().setState("d", Online{});
    window.show();
    EXPECT_TRUE(group(1).data(Qt::AccessibleTextRole).toString().contains("home"));
    EXPECT_TRUE(group(1).data(Qt::AccessibleTextRole).toString().contains("1 connected"));
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(&list);
    list.setCurrentIndex(group(1));
    ASSERT_NE(seen->focusChild(), nullptr);
    EXPECT_TRUE(seen->focusChild()->text(QAccessible::Name).contains("home"));
    EXPECT_TRUE(seen->focusChild()->state().expanded);
    list.collapse(group(1));
    EXPECT_FALSE(seen->focusChild()->state().expanded);
}

TEST_F(TunnelListTest, AltAndAnArrowMoveAProfileWithinItsGroupAndIntoTheNextOne)
{
    focus();
    list.choose("b");
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(shown(), (QStringList{"a", "home: c d", "work: d b"}));
    EXPECT_EQ(list.chosen(), "b");
    EXPECT_FALSE(action("moveDown").isEnabled()) << "it is the last one";
    for (int time = 0; time < 2; ++time)
        QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(shown(), (QStringList{"a", "home: c d b", "work: d"}));
    EXPECT_EQ(list.chosen(), "b");
    for (int time = 0; time < 3; ++time)
        QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(shown(), (QStringList{"a", "b", "home: c d", "work: d"}));
    EXPECT_THAT(desk.model().find("b")->profile.groups, IsEmpty());
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(shown(), (QStringList{"b", "a", "home: c d", "work: d"}));
    EXPECT_FALSE(action("moveUp").isEnabled());
}

TEST_F(TunnelListTest, TheFirstOfAGroupLeavesItUpwardsAlsoWhereAllAreInGroups)
{
    setGroups({"home"}, {"home"}, {"work"}, {"work"});
    list.choose("a");
    action("moveUp").trigger();
    EXPECT_EQ(shown(), (QStringList{"a", "home: b", "work: c d"}));
    action("moveDown").trigger();
    EXPECT_EQ(shown(), (QStringList{"home: a b", "work: c d"}));
}

TEST_F(TunnelListTest, AProfileIsDroppedBetweenOthersAndIntoAGroup)
{
    QAbstractItemModel& rows = *list.model();
    const auto drop = [&](const QModelIndex& what, int row, const QModelIndex& into) {
        const std::unique_ptr<QMimeData> data{rows.mimeData({what})};
        EXPECT_FALSE(rows.dropMimeData(data.get(), Qt::MoveAction, row, 0, into)) << "the file decides";
        QCoreApplication::processEvents();
    };
    drop(rows.index(0, 0), 1, group(1));
    EXPECT_EQ(shown(), (QStringList{"home: c a d", "work: b d"}));
    drop(rows.index(0, 0, group(0)), -1, group(1));
    EXPECT_EQ(shown(), (QStringList{"home: a d", "work: b d c"})) << "on the group itself: at its end";
    EXPECT_EQ(list.chosen(), "c");
    drop(rows.index(0, 0, group(0)), 0, {});
    EXPECT_EQ(shown(), (QStringList{"a", "home: d", "work: b d c"}));
}

TEST_F(TunnelListTest, WhatCouldNotBeSavedIsSaidAndNothingMoves)
{
    desk.outcome = fail(ErrorCode::FileUnwritable, "profiles.json", "disk full");
    list.choose("b");
    action("moveDown").trigger();
    EXPECT_EQ(shown(), (QStringList{"a", "home: c d", "work: b d"}));
    EXPECT_FALSE(window.findChild<QLabel*>("notice")->text().isEmpty());
}

TEST_F(TunnelListTest, ByStateTheMostUrgentComesFirstAndNothingIsMovedByHand)
{
    list.choose("b");
    desk.model().setState("d", Connecting{});
    action("sortByState").trigger();
    EXPECT_EQ(shown(), (QStringList{"a", "home: d c", "work: d b"}));
    desk.model().setState("b", Failed{{ErrorCode::NameNotFound, "b", {}}});
    EXPECT_EQ(shown(), (QStringList{"a", "home: d c", "work: b d"}));
    EXPECT_EQ(list.chosen(), "b");
    EXPECT_FALSE(action("moveDown").isEnabled());
    EXPECT_TRUE(desk.settings().sortsByState());
    action("sortByState").trigger();
    EXPECT_EQ(shown(), (QStringList{"a", "home: c d", "work: b d"}));
    EXPECT_TRUE(action("moveDown").isEnabled());
}

TEST_F(TunnelListTest, SearchGoesThroughGroupsAndClosedOnesToo)
{
    list.collapse(group(1));
    auto* search = window.findChild<QLineEdit*>("search");
    search->setText("d.example");
    EXPECT_EQ(shown(), (QStringList{"home: d", "work: d"}));
    EXPECT_TRUE(list.isExpanded(group(0)));
    search->setText("HOM");
    EXPECT_EQ(shown(), (QStringList{"home: c d", "work: d"})) << "the name of a group finds its members";
    search->clear();
    EXPECT_FALSE(list.isExpanded(group(1))) << "as it was left";
}

TEST_F(TunnelListTest, WhatIsLookedForHidesNobodyWhoIsWanted)
{
    auto* search = window.findChild<QLineEdit*>("search");
    search->setText("d.example");
    window.choose("b");
    EXPECT_EQ(window.chosen(), "b") << "As a click on its notification does.";
    search->setText("c.example");
    window.choose("c");
    setGroups({}, {}, {}, {});
    desk.setProfiles({"a", "b"});
    EXPECT_TRUE(window.chosen() == "a" || window.chosen() == "b") << "The only match was removed.";
    EXPECT_FALSE(window.chosen().isEmpty());
}

TEST_F(TunnelListTest, AGroupHasAMenuForAllThatAreInIt)
{
    desk.model().setState("d", Connecting{});
    window.show();
    QMenu* menu = menuAt(group(1), "groupMenu");
    ASSERT_NE(menu, nullptr);
    menu->findChild<QAction*>("connectAll")->trigger();
    menu->findChild<QAction*>("disconnectAll")->trigger();
    menu->findChild<QAction*>("reconnectAll")->trigger();
    EXPECT_THAT(desk.asked, testing::IsSupersetOf({"connect c", "disconnect d", "reconnect d"}));
    EXPECT_THAT(desk.asked, testing::Not(testing::Contains("connect b")));
    ASSERT_NE(menuAt(list.model()->index(0, 0), "profileMenu"), nullptr);
}

TEST_F(TunnelListTest, WhatEndedWhileTheMenuWasOpenIsNotStartedByIt)
{
    desk.model().setState("d", Connecting{});
    auto* all = window.findChild<QMenu*>("allTunnels");
    emit all->aboutToShow();
    desk.model().setState("d", Stopped{});
    all->findChild<QAction*>("reconnectAll")->trigger();
    EXPECT_THAT(desk.asked, testing::Not(testing::Contains("reconnect d")));
}

TEST_F(TunnelListTest, AllTunnelsAreConnectedAndDisconnectedFromTheWindow)
{
    desk.model().setState("d", Connecting{});
    auto* all = window.findChild<QMenu*>("allTunnels");
    emit all->aboutToShow();
    all->findChild<QAction*>("disconnectAll")->trigger();
    all->findChild<QAction*>("connectAll")->trigger();
    EXPECT_THAT(desk.asked, ElementsAre("disconnect d", "connect a", "connect b", "connect c"));
}

TEST_F(TunnelListTest, ADuplicateIsSavedUnderANameOfItsOwn)
{
    focus();
    list.choose("b");
    QTest::keyClick(&list, Qt::Key_D, Qt::ControlModifier);
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_EQ(desk.saved.front().name, "b (2)");
    EXPECT_EQ(desk.saved.front().id, "b-2");
    EXPECT_EQ(desk.saved.front().groups, desk.model().find("b")->profile.groups);
}

TEST_F(TunnelListTest, AFailureCanBeDismissed)
{
    list.choose("b");
    EXPECT_FALSE(action("dismissFailure").isVisible());
    desk.model().setState("b", Failed{{ErrorCode::NameNotFound, "b", {}}});
    EXPECT_TRUE(action("dismissFailure").isVisible());
    action("dismissFailure").trigger();
    EXPECT_THAT(desk.asked, ElementsAre("disconnect b"));
}

} // namespace
} // namespace underpass
