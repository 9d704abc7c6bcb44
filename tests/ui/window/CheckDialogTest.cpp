// SPDX-License-Identifier: MIT
#include "ui/window/CheckDialog.h"

#include "tests/ui/Example.h"
#include "ui/words/Translation.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QTest>

#include <gtest/gtest.h>

namespace underpass {
namespace {

// Of a tunnel that runs, so that nothing is tested and the steps are ours.
class CheckDialogTest : public testing::Test
{
protected:
    CheckDialogTest() { showExample(desk); }

    QString said(const CheckStep& step)
    {
        dialog.addStep(step);
        return steps().item(steps().count() - 1)->text();
    }
    QListWidget& steps() { return *dialog.findChild<QListWidget*>("steps"); }

    FakeDesk desk;
    CheckDialog dialog{desk, (showExample(desk), desk.model().find("mail")->profile)};
};

CheckStep step(CheckStage stage, CheckFinding finding, const char* subject, const char* value = "")
{
    return {stage, "English", {}, {}, finding, subject, value};
}

TEST_F(CheckDialogTest, SaysEveryFindingInItsOwnWords)
{
    using enum CheckFinding;
    for (const auto finding :
        {Resolved, Connected, HostKeyTrusted, LoggedIn, Welcomed, TurnedAway, Foreign, Silent}) {
        const QString text = said(step(CheckStage::Connect, finding, "mail.example.org", "value"));
        EXPECT_TRUE(text.contains("mail.example.org")) << text.toStdString();
        EXPECT_FALSE(text.contains("English")) << "that is for the terminal";
    }
    CheckStep listening = step(CheckStage::Forward, Listening, "");
    listening.forward = localForward(1110, 110);
    EXPECT_TRUE(said(listening).contains("localhost:1110"));
}

TEST_F(CheckDialogTest, TellsAForwardThatIsForbiddenFromATargetThatCannotBeReached)
{
    const auto trouble = [&](ErrorCode code) {
        return said({CheckStage::Greeting, "", Error{code, "localhost:110", ""}, {}});
    };
    const QString forbidden = trouble(ErrorCode::ForwardRefused);
    const QString unreachable = trouble(ErrorCode::TargetUnreachable);
    EXPECT_TRUE(forbidden.contains("administrator must permit")) << forbidden.toStdString();
    EXPECT_FALSE(unreachable.contains("administrator"));
    EXPECT_TRUE(unreachable.contains("cannot reach"));
}

TEST_F(CheckDialogTest, AMailServerThatIsFullIsNotCalledAnSshServer)
{
    CheckStep foreign = step(CheckStage::Greeting, CheckFinding::Foreign, "localhost:110", "HTTP/1.1 400");
    foreign.trouble = Error{ErrorCode::ProtocolViolation, "localhost:110", ""};
    const QString text = said(foreign);
    EXPECT_TRUE(text.startsWith("✗"));
    EXPECT_TRUE(text.contains("HTTP/1.1 400"));
    EXPECT_FALSE(text.contains("SSH"));
}

TEST_F(CheckDialogTest, SpeaksAnotherLanguageAtOnce)
{
    dialog.show();
    said(step(CheckStage::LogIn, CheckFinding::LoggedIn, "anna"));
    translate(*qApp, "de");
    EXPECT_TRUE(QTest::qWaitFor([&] { return steps().item(0)->text().contains("Angemeldet als anna"); }));
    EXPECT_TRUE(dialog.findChild<QLabel*>("verdict")->text().contains("Trennen"));
    translate(*qApp, "en");
    EXPECT_TRUE(QTest::qWaitFor([&] { return steps().item(0)->text().contains("Logged in"); }));
    QLocale::setDefault(QLocale::c());
}

} // namespace
} // namespace underpass
