// SPDX-License-Identifier: MIT
#include "tests/ui/window/MainWindowFixture.h"
#include "ui/profile/ForwardPresets.h"
#include "ui/words/Translation.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QPointer>
#include <QTabBar>
#include <QTest>

#include <gmock/gmock.h>

#include <algorithm>

namespace underpass {
namespace {

using ForwardListTest = MainWindowTest;

// Until it goes, also where a test ends early.
struct InGerman
{
    InGerman() { translate(*qApp, "de"); }
    ~InGerman()
    {
        translate(*qApp, "en");
        QLocale::setDefault(QLocale::c());
    }
    InGerman(const InGerman&) = delete;
    InGerman& operator=(const InGerman&) = delete;
};

TEST_F(ForwardListTest, KeepsTheFocusAtAForwardWhileEvidenceComesIn)
{
    window.show();
    auto* copy = window.findChildren<QAbstractButton*>("forwardCopy").at(1);
    copy->setFocus();
    Online online = std::get<Online>(desk.model().find("mail")->state);
    online.forwards[1].isProven = true;
    online.forwards[1].lastReached = WallTime::clock::now();
    desk.model().setState("mail", online);
    EXPECT_EQ(window.focusWidget(), copy);
    EXPECT_TRUE(ofForward("forwardState", 1).startsWith("works, last reached"));
}

TEST_F(ForwardListTest, TurnsAForwardOffAndOnAndShowsItAsItIs)
{
    auto* turn = window.findChildren<QAbstractButton*>("forwardSwitch").at(1);
    EXPECT_TRUE(turn->isChecked());
    desk.outcome = fail(ErrorCode::FileUnwritable, "profiles.json");
    turn->click();
    EXPECT_TRUE(turn->isChecked()) << "it could not be saved";
    EXPECT_TRUE(label("notice").contains("profiles.json"));
    desk.outcome = {};
    turn->click();
    ASSERT_EQ(desk.saved.size(), 2U);
    EXPECT_FALSE(desk.saved[1].forwards[1].enabled);
    EXPECT_TRUE(desk.saved[1].forwards[0].enabled);
}

TEST_F(ForwardListTest, SaysWhatEachForwardCarries)
{
    window.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return ofForward("forwardTraffic", 0).startsWith("1 open"); }));
    EXPECT_TRUE(ofForward("forwardTraffic", 1).startsWith("1 open"));
    EXPECT_EQ(ofForward("forwardTraffic", 2), "");
    desk.model().setState("mail", Waiting{1, Clock::now(), {ErrorCode::LinkLost, "mail.example.org:22", {}}});
    EXPECT_EQ(ofForward("forwardTraffic", 0), "");
}

TEST_F(ForwardListTest, CopiesOnlyAnAddressThatIsOurs)
{
    const auto copies = window.findChildren<QAbstractButton*>("forwardCopy");
    EXPECT_TRUE(copies.at(0)->isEnabled());
    EXPECT_FALSE(copies.at(2)->isEnabled()) << "somebody else has it";
    copies.at(0)->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "localhost:1110");
    EXPECT_EQ(copies.at(0)->text(), "Copied");
    Online moved = std::get<Online>(desk.model().find("mail")->state);
    moved.forwards[0].listen.port = 1119;
    desk.model().setState("mail", moved);
    EXPECT_EQ(copies.at(0)->text(), "Copy") << "this one was not";
    desk.model().setState("mail", Stopped{});
    EXPECT_FALSE(copies.at(0)->isEnabled());
}

TEST_F(ForwardListTest, OffersToOpenOnlyWhatCanBeOpenedAndOnlyWhereItsPortIsOurs)
{
    Profile profile = desk.model().find("mail")->profile;
    profile.forwards = {localForward(8080, 80), localForward(12'345, 12'345)};
    Online online;
    for (const Forward& forward : profile.forwards)
        online.forwards.push_back({forward, forward.listen, true, {}});
    desk.model().setProfiles({profile});
    desk.model().setState("mail", online);
    const auto open = window.findChildren<QAbstractButton*>("forwardOpen");
    ASSERT_EQ(open.size(), 2);
    EXPECT_FALSE(open[1]->isVisibleTo(&window)) << "nobody knows what that is";
    EXPECT_TRUE(open[0]->isEnabled());
    online.forwards[0].listening = false;
    online.forwards[0].trouble = Error{ErrorCode::PortInUse, "localhost:8080", {}};
    desk.model().setState("mail", online);
    EXPECT_FALSE(open[0]->isEnabled());
}

TEST_F(ForwardListTest, TurnsOffTheForwardThatIsShownAlsoWhereTheProfileHasAnotherThereByNow)
{
    Profile edited = desk.model().find("mail")->profile; // The tunnel has not taken it over yet.
    const Forward shown = edited.forwards[0];
    edited.forwards.insert(edited.forwards.begin(), localForward(13'389, 3389));
    desk.model().setProfiles({edited});
    auto* turn = window.findChildren<QAbstractButton*>("forwardSwitch").at(0);
    turn->click();
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_TRUE(desk.saved[0].forwards[0].enabled);
    EXPECT_EQ(desk.saved[0].forwards[1].target, shown.target);
    EXPECT_FALSE(desk.saved[0].forwards[1].enabled);
    edited.forwards = {localForward(13'389, 3389)};
    desk.model().setProfiles({edited});
    window.findChildren<QAbstractButton*>("forwardSwitch").at(0)->click();
    EXPECT_EQ(desk.saved.size(), 1U) << "it is in the profile no more";
    EXPECT_TRUE(label("notice").contains("has just been changed"));
}

TEST_F(ForwardListTest, SaysAgainAndAgainHowATunnelIsUsed)
{
    button("howToUse").click();
    auto* dialog = window.findChild<QDialog*>("howToUseDialog");
    ASSERT_NE(dialog, nullptr);
    const auto canCopy = [&](const QString& what) {
        return std::ranges::any_of(
            dialog->findChildren<QAbstractButton*>("copyUse"), [&](const QAbstractButton* copy) {
                return copy->isVisibleTo(dialog) && copy->accessibleName() == what;
            });
    };
    EXPECT_TRUE(canCopy("Copy Port: 1110"));
    EXPECT_FALSE(canCopy("Copy Port: 1587")) << "somebody else holds it";
    desk.model().setState("mail", Failed{{ErrorCode::LinkLost, "mail.example.org:22", {}}});
    EXPECT_FALSE(canCopy("Copy Port: 1110"));
    EXPECT_TRUE(dialog->findChild<QLabel*>("useState")->text().startsWith("Connect the tunnel first"));
}

TEST_F(ForwardListTest, KeepsWhatTellsOfItsUseWhenTheLanguageChanges)
{
    window.show();
    button("howToUse").click();
    const QPointer<QDialog> dialog = window.findChild<QDialog*>("howToUseDialog");
    auto* programs = dialog->findChild<QTabBar*>("mailProgram");
    programs->setCurrentIndex(1);
    dialog->findChild<QAbstractButton*>("useTest")->setFocus();
    const InGerman german;
    QCoreApplication::processEvents();
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_NE(dialog->windowTitle(), "How to use it - Underpass");
    EXPECT_EQ(dialog->findChild<QTabBar*>("mailProgram")->currentIndex(), 1);
    EXPECT_EQ(dialog->focusWidget(), dialog->findChild<QAbstractButton*>("useTest"));
}

TEST_F(ForwardListTest, ShowsInTheTableWhatWorksAndWhatATestFound)
{
    window.show();
    button("howToUse").click();
    auto* dialog = window.findChild<QDialog*>("howToUseDialog");
    auto* copy = dialog->findChildren<QAbstractButton*>("copyUse").at(1);
    copy->click();
    copy->setFocus();
    Online online = std::get<Online>(desk.model().find("mail")->state);
    online.forwards[0].isProven = true;
    online.forwards[0].lastReached = WallTime::clock::now();
    desk.model().setState("mail", online);
    const auto evidence = [&](int row) { return dialog->findChildren<QLabel*>("useResult").at(row)->text(); };
    EXPECT_TRUE(evidence(0).startsWith("✓ works, last reached")) << evidence(0).toStdString();
    EXPECT_EQ(evidence(1), "") << "nobody has tried it";
    desk.checkSteps = {{CheckStage::Greeting, found::Welcomed{{"localhost", 143}, "* OK ready"}, {}, {}, 1}};
    dialog->findChild<QAbstractButton*>("useTest")->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return evidence(1).startsWith("✓ localhost:143 says"); }));
    EXPECT_EQ(copy->text(), "Copied") << "it is the same button still";
    EXPECT_EQ(dialog->focusWidget(), copy);
    online.forwards[1].listening = false;
    online.forwards[1].trouble = Error{ErrorCode::PortInUse, "localhost:1143", {}};
    desk.model().setState("mail", online);
    auto* again = qobject_cast<QAbstractButton*>(dialog->focusWidget());
    ASSERT_NE(again, nullptr) << "the table is another one, and the focus where it was";
    EXPECT_EQ(again->accessibleName(), "Copy Port: 1110");
    const QWidget* next = dialog->findChild<QTabBar*>("mailProgram")->nextInFocusChain();
    EXPECT_EQ(next->accessibleName(), "Copy Server: localhost") << "Tab goes through it as it is read";
    const auto* test = dialog->findChild<QAbstractButton*>("useTest");
    const auto* close = qobject_cast<const QAbstractButton*>(test->nextInFocusChain());
    ASSERT_NE(close, nullptr);
    EXPECT_EQ(close->text(), "Close");
}

TEST_F(ForwardListTest, AForwardWhosePortSomebodyElseHasCanTakeAFreeOne)
{
    window.show();
    auto& take = button("takePort"); // The example's last forward cannot have 1587.
    ASSERT_TRUE(QTest::qWaitFor([&] { return take.isVisible(); }));
    EXPECT_TRUE(take.text().contains("instead of 1587")) << take.text().toStdString();
    take.click();
    ASSERT_EQ(desk.saved.size(), 1U);
    const Endpoint listen = desk.saved[0].forwards.back().listen;
    EXPECT_EQ(listen.host, "localhost");
    EXPECT_GT(listen.port, 1587);
    EXPECT_EQ(desk.saved[0].forwards.front(), desk.model().find("mail")->profile.forwards.front());
    EXPECT_FALSE(take.isVisible());
    window.choose("database");
    EXPECT_FALSE(take.isVisible());
}

TEST_F(ForwardListTest, SaysWhyAForwardDoesNotWork)
{
    ASSERT_EQ(window.findChildren<QLabel*>("forwardState").size(), 3);
    EXPECT_TRUE(ofForward("forwardState", 0).contains("ready, not used yet"));
    EXPECT_TRUE(ofForward("forwardState", 2).contains("localhost:1587"));
}

TEST_F(ForwardListTest, ListsWhatListensWhereAndForWhom)
{
    Profile profile = desk.model().find("mail")->profile;
    Forward remote = makeRemoteForward();
    Forward dynamic;
    dynamic.kind = ForwardKind::Dynamic;
    dynamic.listen = {"localhost", 1080};
    dynamic.programs = {"/usr/bin/firefox"};
    profile.forwards = {remote, dynamic};
    desk.model().setProfiles({profile});
    desk.model().setState("mail", Stopped{});
    window.choose("mail");
    EXPECT_EQ(ofForward("forwardTitle", 0), "HTTP: localhost:80 from this PC");
    EXPECT_TRUE(ofForward("forwardPlace", 0).contains("localhost:8080"));
    EXPECT_TRUE(ofForward("forwardPlace", 0).endsWith("on the server, whoever reaches it"));
    EXPECT_EQ(ofForward("forwardTitle", 1), "SOCKS proxy: any target");
    EXPECT_TRUE(ofForward("forwardPlace", 1).contains("only me, with "));
}

} // namespace
} // namespace underpass
