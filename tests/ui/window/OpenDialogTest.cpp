// SPDX-License-Identifier: MIT
#include "ui/window/OpenDialog.h"

#include "tests/ui/window/MainWindowFixture.h"

#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class OpenDialogTest : public MainWindowTest
{
protected:
    // One forward to this port, of a tunnel that is up.
    void showForwardTo(std::uint16_t port)
    {
        Profile profile = desk.model().find("mail")->profile;
        profile.forwards = {localForward(20'000, port)};
        desk.model().setProfiles({profile});
        setListening(true);
        window.show();
    }
    void setListening(bool is)
    {
        Online online;
        const Forward& forward = desk.model().find("mail")->profile.forwards.at(0);
        online.forwards.push_back({forward, {"localhost", 20'001}, is, {}});
        desk.model().setState("mail", online);
    }
    void answer(const CheckFinding& finding)
    {
        desk.checkSteps = {{CheckStage::LogIn, found::LoggedIn{"anna"}},
            {CheckStage::Forward, found::Listening{localForward(20'000, 1)}},
            {CheckStage::Greeting, finding, {}, {}, 0}};
    }
    void press() { window.findChild<QAbstractButton*>("forwardOpen")->click(); }
    OpenDialog* dialog() { return window.findChild<OpenDialog*>(); }
    QString said() { return dialog()->findChild<QLabel*>("openSentence")->text(); }
    bool isSeen() { return dialog() != nullptr && dialog()->isVisible(); }
    QString copied()
    {
        auto* copy = dialog()->findChild<QAbstractButton*>("copyUse");
        return copy->isVisible() ? copy->accessibleName() : QString{};
    }
    const CheckFinding itSpeaks = found::Speaks{{"localhost", 3389}, "RDP"};
};

TEST_F(OpenDialogTest, OpensWhatAnsweredAndIsGoneThen)
{
    for (const std::uint16_t port : std::vector<std::uint16_t>{80, 443, 3389, 5900}) {
        showForwardTo(port);
        answer(itSpeaks);
        desk.shown.opened.clear();
        press();
        const QPointer<OpenDialog> opening = dialog();
        EXPECT_THAT(desk.shown.opened, IsEmpty()) << "nothing has answered yet";
        EXPECT_THAT(desk.asked, Contains("try " + toString(localForward(20'000, port))));
        ASSERT_TRUE(QTest::qWaitFor([&] { return opening.isNull(); })) << port;
        EXPECT_THAT(desk.shown.opened, ElementsAre(toString(localForward(20'001, port))))
            << "the port in use";
    }
}

TEST_F(OpenDialogTest, OpensNothingWhereNobodyAnswersAndSaysWhy)
{
    showForwardTo(3389);
    answer(found::Trouble{{ErrorCode::TargetUnreachable, "localhost:3389", {}}});
    press();
    ASSERT_TRUE(QTest::qWaitFor([&] { return isSeen(); }));
    EXPECT_TRUE(said().startsWith("✗ ")) << said().toStdString();
    EXPECT_TRUE(said().contains("localhost:3389"));
    const auto* again = dialog()->findChild<QPushButton*>("openAgain");
    const auto* cancel = qobject_cast<const QPushButton*>(again->nextInFocusChain());
    ASSERT_NE(cancel, nullptr) << "Tab goes on to Cancel, which stands behind it";
    EXPECT_EQ(cancel->text(), "Cancel");
    EXPECT_THAT(desk.shown.opened, IsEmpty());
    answer(itSpeaks);
    const QPointer<OpenDialog> opening = dialog();
    dialog()->findChild<QPushButton*>("openAgain")->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return opening.isNull(); }));
    EXPECT_EQ(desk.shown.opened.size(), 1U);
}

TEST_F(OpenDialogTest, OpensNothingAtAPortThatWasLostMeanwhile)
{
    showForwardTo(80);
    answer(itSpeaks);
    press();
    setListening(false); // Before the answer is taken.
    ASSERT_TRUE(QTest::qWaitFor([&] { return isSeen(); }));
    EXPECT_THAT(desk.shown.opened, IsEmpty());
    EXPECT_TRUE(said().contains("is not the tunnel's at this moment")) << said().toStdString();
}

TEST_F(OpenDialogTest, CanBeCancelledWhileItAsks)
{
    showForwardTo(80);
    press(); // Without steps, the check never ends by itself.
    ASSERT_TRUE(QTest::qWaitFor([&] { return isSeen(); })) << "it takes long enough to be told";
    EXPECT_TRUE(said().contains("through the tunnel..."));
    const QPointer<OpenDialog> opening = dialog();
    QTest::keyClick(dialog(), Qt::Key_Escape);
    ASSERT_TRUE(QTest::qWaitFor([&] { return opening.isNull(); }));
    EXPECT_THAT(desk.shown.opened, IsEmpty());
}

TEST_F(OpenDialogTest, SaysWhatToInstallWhereNothingOpensIt)
{
    showForwardTo(3389);
    answer(itSpeaks);
    desk.shown.outcome = Viewers::Outcome::NoneFound;
    press();
    ASSERT_TRUE(QTest::qWaitFor([&] { return isSeen(); }));
    EXPECT_TRUE(said().contains("Remmina")) << said().toStdString();
    EXPECT_EQ(copied(), "Copy Address: localhost:20001");
    EXPECT_FALSE(dialog()->findChild<QPushButton*>("openAgain")->isVisible());
}

TEST_F(OpenDialogTest, GivesALineForADatabaseAndOpensNoTerminal)
{
    showForwardTo(5432);
    answer(found::Speaks{{"localhost", 5432}, "PostgreSQL"});
    press();
    ASSERT_TRUE(QTest::qWaitFor([&] { return isSeen(); }));
    EXPECT_EQ(copied(), "Copy Address: psql -h localhost -p 20001");
    EXPECT_TRUE(said().contains("DBeaver"));
    EXPECT_THAT(desk.shown.opened, IsEmpty());
}

TEST_F(OpenDialogTest, LeadsToTheTableWhereAProgramIsToldOnce)
{
    showForwardTo(110);
    EXPECT_FALSE(window.findChild<QAbstractButton*>("forwardOpen")->isVisible())
        << "one is below all forwards";
    window.findChild<QAction*>("forwardOpenAction")->trigger();
    EXPECT_EQ(dialog(), nullptr) << "nothing is asked for it";
    ASSERT_NE(window.findChild<QWidget*>("howToUseDialog"), nullptr);
    EXPECT_TRUE(desk.shown.opened.empty());
}

TEST_F(OpenDialogTest, IsInTheMenuOfItsForwardToo)
{
    showForwardTo(3389);
    auto* action = window.findChild<QAction*>("forwardOpenAction");
    ASSERT_NE(action, nullptr);
    EXPECT_TRUE(action->isEnabled());
    action->trigger();
    EXPECT_NE(dialog(), nullptr);
    setListening(false);
    EXPECT_FALSE(action->isEnabled());
    EXPECT_FALSE(window.findChild<QAction*>("forwardCopyAction")->isEnabled());
}

} // namespace
} // namespace underpass
