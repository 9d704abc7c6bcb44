// SPDX-License-Identifier: MIT
#include "tests/ui/window/MainWindowFixture.h"

#include "tests/ui/Example.h"
#include "ui/profile/ForwardPresets.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include <gmock/gmock.h>

#include <algorithm>

namespace underpass {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

TEST_F(MainWindowTest, TheBigButtonDoesWhatItSays)
{
    EXPECT_EQ(button("mainButton").text(), "&Disconnect");
    button("mainButton").click();
    window.choose("database");
    EXPECT_EQ(button("mainButton").text(), "&Stop connecting");
    button("mainButton").click();
    desk.model().setState("database", Stopped{});
    EXPECT_EQ(button("mainButton").text(), "&Connect");
    button("mainButton").click();
    EXPECT_THAT(desk.asked, ElementsAre("disconnect mail", "disconnect database", "connect database"));
}

TEST_F(MainWindowTest, AQuestionIsAnsweredFromBesideTheStateThatWaitsForIt)
{
    window.show();
    EXPECT_FALSE(button("answer").isVisible());
    desk.model().setState("mail", NeedsUser{1, exampleQuestion(PasswordQuestion{})});
    const QSignalSpy wanted{&window, &MainWindow::answerWanted};
    ASSERT_TRUE(button("answer").isVisible());
    button("answer").click();
    EXPECT_EQ(wanted.size(), 1);
}

TEST_F(MainWindowTest, SaysOnceThatTheProgramGoesOnWithoutItsWindow)
{
    const QSignalSpy told{&window, &MainWindow::hidden};
    for (int time = 0; time < 2; ++time) {
        window.show();
        window.close();
    }
    EXPECT_EQ(told.size(), 1);
    EXPECT_TRUE(desk.settings().knowsOfTray());
}

TEST_F(MainWindowTest, FindsAProfileAmongMany)
{
    auto* search = window.findChild<QLineEdit*>("search");
    EXPECT_FALSE(search->isVisibleTo(&window)) << "four are seen at a glance";
    std::vector<std::string> names;
    for (int number = 0; number < 8; ++number)
        names.push_back("tunnel-" + std::to_string(number));
    desk.setProfiles(names);
    ASSERT_TRUE(search->isVisibleTo(&window));
    search->setText(" NEL-5.example ");
    const auto* list = window.findChild<QTreeView*>("tunnelList");
    const auto shown = [&] {
        QStringList found;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            found += list->model()->index(row, 0).data().toString();
        return found;
    };
    EXPECT_EQ(shown(), QStringList{"tunnel-5"});
    names.insert(names.begin(), "another");
    desk.setProfiles(names);
    EXPECT_EQ(shown(), QStringList{"tunnel-5"}) << "also when profiles change meanwhile";
    search->clear();
    EXPECT_EQ(shown().size(), 9);
}

TEST_F(MainWindowTest, KeysInTheListDoWhatOneExpectsOfThem)
{
    window.show();
    auto* list = window.findChild<QTreeView*>("tunnelList");
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    list->setFocus();
    const QSignalSpy edits{&window, &MainWindow::editWanted};
    QTest::keyClick(list, Qt::Key_Return);
    QTest::keyClick(list, Qt::Key_F2);
    emit list->doubleClicked(list->currentIndex());
    EXPECT_EQ(edits.size(), 3);
    EXPECT_THAT(desk.asked, Not(Contains("disconnect mail"))) << "nobody's mail is cut off";
    QTest::keyClick(list, Qt::Key_F5);
    EXPECT_THAT(desk.asked, Contains("reconnect mail"));
    QTest::keyClick(list, Qt::Key_Space);
    EXPECT_THAT(desk.asked, Contains("disconnect mail"));
    QTest::keyClick(list, Qt::Key_Delete);
    EXPECT_NE(window.findChild<QMessageBox*>("removeBox"), nullptr);
}

TEST_F(MainWindowTest, TheMenuOfAProfileSaysWhatItWouldDo)
{
    auto* list = window.findChild<QTreeView*>("tunnelList");
    EXPECT_EQ(list->actions().at(0)->text(), "&Disconnect");
    EXPECT_TRUE(list->actions().at(1)->isEnabled());
    desk.model().setState("mail", Stopped{});
    EXPECT_EQ(list->actions().at(0)->text(), "&Connect");
    EXPECT_FALSE(list->actions().at(1)->isEnabled());
}

TEST_F(MainWindowTest, AWaitingTunnelCanBeTriedNow)
{
    window.choose("database");
    EXPECT_FALSE(button("reconnect").isHidden());
    EXPECT_EQ(button("reconnect").text(), "Tr&y now");
    button("reconnect").click();
    EXPECT_THAT(desk.asked, ElementsAre("reconnect database"));
    window.choose("desktop");
    EXPECT_TRUE(button("reconnect").isHidden());
}

TEST_F(MainWindowTest, ShowsWhatTheServerSaysAndWhatIsWaitedForUntilTheLogInIsOver)
{
    window.choose("database");
    window.show();
    const auto* words = window.findChild<QLabel*>("serverWords");
    EXPECT_FALSE(words->isVisible());
    const Endpoint server{"db.example.org", 22};
    const Notice link{server, ServerWords{"Visit:\nhttps://login.example/<b>a</b>"}};
    const Notice waits{server, LongWait{WaitsFor::Approval, "log-in by password"}};
    desk.model().setState("database", Connecting{1, {link, waits}});
    EXPECT_TRUE(words->isVisible());
    EXPECT_EQ(words->text(), "Visit:\nhttps://login.example/<b>a</b>");
    EXPECT_EQ(words->textFormat(), Qt::PlainText);
    EXPECT_TRUE(label("sentence").startsWith("Connecting. Waiting for db.example.org:22."));
    EXPECT_EQ(button("mainButton").text(), "&Stop connecting") << "Cancel is in view.";
    desk.model().setState("database", Failed{{ErrorCode::LogInUnfinished, "db.example.org:22", ""}});
    EXPECT_FALSE(words->isVisible());
}

TEST_F(MainWindowTest, ShowsByNameWhatOfTheOldIsInUseAndOnlyThen)
{
    window.choose("database");
    window.show();
    Online online{1, Clock::now(), {}, {}};
    desk.model().setState("database", online);
    EXPECT_TRUE(label("oldInUse").isEmpty());
    online.notices = {{{"db.example.org", 22}, OldInUse{{"ssh-rsa", "aes256-cbc"}}}};
    desk.model().setState("database", online);
    EXPECT_EQ(label("oldInUse"), "Uses old: ssh-rsa, aes256-cbc");
    EXPECT_TRUE(window.findChild<QLabel*>("oldInUse")->isVisible());
    EXPECT_TRUE(window.findChild<QLabel*>("oldInUse")->toolTip().contains("db.example.org:22"));
    desk.model().setState("database", Stopped{});
    EXPECT_FALSE(window.findChild<QLabel*>("oldInUse")->isVisible());
}

TEST_F(MainWindowTest, OffersToLookAtTheNewKeyOnlyWhereItChanged)
{
    EXPECT_TRUE(button("replaceKey").isHidden());
    window.choose("desktop");
    EXPECT_FALSE(button("replaceKey").isHidden());
    const QSignalSpy wanted{&window, &MainWindow::hostKeyReplaceWanted};
    button("replaceKey").click();
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.front().front().toString(), "desktop");
}

TEST_F(MainWindowTest, AHiddenWindowAsksTheEngineForNothing)
{
    const auto ticks = [&] {
        return std::ranges::any_of(
            window.findChildren<QTimer*>(), [](const QTimer* timer) { return timer->isActive(); });
    };
    EXPECT_FALSE(ticks());
    EXPECT_TRUE(desk.asked.empty());
    window.show();
    EXPECT_TRUE(ticks());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !desk.asked.empty(); }));
    EXPECT_THAT(desk.asked, Contains("relays mail"));
    window.hide();
    EXPECT_FALSE(ticks()) << "nothing is left that could ask";
}

TEST_F(MainWindowTest, ClosesTheChosenConnection)
{
    window.show();
    auto* table = window.findChild<QTableView*>("relayTable");
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 2; }));
    EXPECT_FALSE(button("closeRelay").isEnabled()) << "none was chosen";
    table->selectRow(1);
    button("closeRelay").click();
    EXPECT_THAT(desk.asked, Contains("close mail 2"));
}

TEST_F(MainWindowTest, RemovesAProfileOnlyWhenThePersonSaysSo)
{
    button("removeButton").click();
    auto* box = window.findChild<QMessageBox*>("removeBox");
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(box->text().contains("Mail at home"));
    EXPECT_THAT(desk.asked, Not(Contains("remove mail")));
    box->findChild<QAbstractButton*>("confirmRemove")->click();
    EXPECT_THAT(desk.asked, Contains("remove mail"));
}

TEST_F(MainWindowTest, KeepsTheChoiceWhenProfilesChange)
{
    window.choose("database");
    std::vector<Profile> profiles;
    for (const TunnelRow& row : desk.model().all())
        profiles.push_back(row.profile);
    std::swap(profiles.front(), profiles.back());
    desk.model().setProfiles(profiles);
    EXPECT_EQ(label("name"), "Shop database");
}

TEST_F(MainWindowTest, WithoutProfilesOffersTheGuide)
{
    desk.model().setProfiles({});
    const QSignalSpy wanted{&window, &MainWindow::guideWanted};
    window.show();
    ASSERT_TRUE(button("begin").isVisible());
    button("begin").click();
    EXPECT_EQ(wanted.size(), 1);
}

TEST_F(MainWindowTest, ClosingHidesItOnlyWhereThereIsATray)
{
    const QSignalSpy quits{&desk, &Desk::quitWanted};
    window.show();
    window.close();
    EXPECT_FALSE(window.isVisible());
    EXPECT_EQ(quits.size(), 0);
    window.setHasTray(false);
    window.show();
    window.close();
    EXPECT_TRUE(window.isVisible());
    EXPECT_EQ(quits.size(), 1);
}

TEST_F(MainWindowTest, SaysWhenThereIsNoTrayUntilThereIsOne)
{
    window.show();
    auto* notice = window.findChild<QLabel*>("notice");
    EXPECT_FALSE(notice->isVisible());
    window.setHasTray(false);
    EXPECT_TRUE(notice->isVisible());
    EXPECT_TRUE(notice->text().contains("no tray"));
    button("dismiss").click();
    window.setHasTray(false);
    EXPECT_FALSE(notice->isVisible()) << "it was dismissed";
    window.setHasTray(true);
    window.setHasTray(false);
    EXPECT_TRUE(notice->isVisible());
    window.setHasTray(true);
    EXPECT_FALSE(notice->isVisible());
}

TEST_F(MainWindowTest, ATrayThatComesDoesNotHideOtherNews)
{
    window.show();
    window.setHasTray(false);
    window.tell("The disk is full.");
    window.setHasTray(true);
    EXPECT_TRUE(window.findChild<QLabel*>("notice")->isVisible());
}

TEST(MainWindow, ComesBackWhereItWas)
{
    FakeDesk desk;
    showExample(desk);
    QSize size;
    QList<int> parts;
    for (const bool isClosed : {true, false}) { // Quitting from the tray closes no window.
        MainWindow first{desk};
        first.show();
        first.resize(900, 520); // Not what it begins with, and less than a small screen.
        first.findChild<QSplitter*>()->setSizes({400, 600});
        size = first.size();
        parts = first.findChild<QSplitter*>()->sizes();
        if (isClosed)
            first.close();
    }
    MainWindow second{desk};
    second.show();
    EXPECT_EQ(second.size(), size);
    EXPECT_EQ(second.findChild<QSplitter*>()->sizes(), parts);
}

TEST(MainWindow, ComesBackFromTheTrayWhereItWasClosed)
{
    FakeDesk desk;
    showExample(desk);
    MainWindow window{desk};
    window.show();
    window.resize(900, 520);
    window.move(40, 30);
    const QRect where = window.geometry();
    window.close();
    window.move(0, 0); // As a window manager does that gives each window a new place.
    window.show();
    EXPECT_EQ(window.geometry(), where);
    window.showMaximized();
    window.close();
    window.show();
    EXPECT_TRUE(window.isMaximized());
}

} // namespace
} // namespace underpass
