// SPDX-License-Identifier: MIT
#include "ui/window/ConnectionsView.h"
#include "tests/ui/AllWindows.h"
#include "tests/ui/Example.h"
#include "ui/window/RelayModel.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>

#include <gtest/gtest.h>

namespace underpass {
namespace {

class ConnectionsViewTest : public testing::Test
{
protected:
    ConnectionsViewTest()
    {
        showExample(desk);
        view.show(*desk.model().find("mail"));
        view.QWidget::show();
        settle();
    }

    void turnAway(const std::string& user, std::uint64_t count)
    {
        Online online = std::get<Online>(desk.model().find("mail")->state);
        online.forwards[0].turnedAway.push_back({{Caller::Relation::Other, user, 0, "/usr/bin/nc"},
            CallerRule::Account, count, WallTime::clock::now()});
        desk.model().setState("mail", online);
        view.show(*desk.model().find("mail"));
    }
    QAbstractButton& button(const char* name) { return *view.findChild<QAbstractButton*>(name); }
    QTableView& table() { return *view.findChild<QTableView*>("relayTable"); }

    FakeDesk desk;
    ConnectionsView view;
};

TEST_F(ConnectionsViewTest, SaysWhereToPointAProgramWhileNoneUsesIt)
{
    const auto* empty = view.findChild<QLabel*>("relaysEmpty");
    ASSERT_TRUE(empty->isVisible());
    EXPECT_TRUE(empty->text().startsWith("No program is using this tunnel. Point it to "));
    EXPECT_TRUE(empty->text().contains("localhost:1110, localhost:1143"));
    EXPECT_FALSE(empty->text().contains("1587")) << "somebody else holds it";
    button("relaysCopy").click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "localhost:1110");
    EXPECT_EQ(button("relaysCopy").text(), "Copied");
    view.show(everyKindOfConnection());
    EXPECT_FALSE(empty->isVisible());
    EXPECT_TRUE(table().isVisible());
}

TEST_F(ConnectionsViewTest, PointsNobodyToPortsThatAreNotHeld)
{
    desk.model().setState("mail", Stopped{});
    view.show(*desk.model().find("mail"));
    EXPECT_TRUE(view.findChild<QLabel*>("relaysEmpty")->text().startsWith("Not connected"));
    EXPECT_FALSE(button("relaysCopy").isVisible());
}

TEST_F(ConnectionsViewTest, AConnectionIsClosedOnlyWhileOneIsChosen)
{
    const QSignalSpy wanted{&view, &ConnectionsView::closeWanted};
    view.show(everyKindOfConnection());
    EXPECT_FALSE(button("closeRelay").isEnabled());
    table().selectRow(1);
    ASSERT_TRUE(button("closeRelay").isEnabled());
    button("closeRelay").click();
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.front().front().toULongLong(), 2U);
    view.show(std::vector<RelayInfo>{});
    EXPECT_FALSE(button("closeRelay").isEnabled()) << "it has ended";
}

TEST_F(ConnectionsViewTest, ShowsWhoWasTurnedAwayGreyAndNotToBeClosed)
{
    turnAway("uwe", 3);
    ASSERT_TRUE(table().isVisible());
    ASSERT_EQ(table().model()->rowCount(), 1);
    const auto cell = [&](int column) { return table().model()->index(0, column); };
    EXPECT_EQ(cell(RelayModel::CallerColumn).data(), "nc (uwe)");
    EXPECT_EQ(cell(RelayModel::DownColumn).data(), "turned away");
    EXPECT_TRUE(cell(RelayModel::AgeColumn).data().toString().startsWith("3 time"));
    EXPECT_TRUE(cell(RelayModel::CallerColumn).data(Qt::ToolTipRole).toString().contains("Only you"));
    EXPECT_NE(cell(0).data(Qt::ForegroundRole).value<QBrush>().color(),
        QGuiApplication::palette().color(QPalette::Text));
    table().selectRow(0);
    EXPECT_FALSE(button("closeRelay").isEnabled());
}

} // namespace
} // namespace underpass
