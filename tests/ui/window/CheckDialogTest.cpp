// SPDX-License-Identifier: MIT
#include "ui/window/CheckDialog.h"

#include "tests/ui/Example.h"
#include "ui/words/Translation.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

// Its desk reports nothing: the steps are ours.
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

const Endpoint target{"mail.example.org", 110};

TEST_F(CheckDialogTest, SaysEveryFindingInItsOwnWords)
{
    for (const CheckFinding& finding :
        std::vector<CheckFinding>{found::Resolved{target.host, {"192.0.2.1"}}, found::Connected{target},
            found::HostKeyTrusted{target}, found::LoggedIn{target.host}, found::Welcomed{target, "+OK"},
            found::TurnedAway{target, "-ERR"}, found::Foreign{target, "POP3", "SSH"},
            found::NotTls{target, "POP3S", "x"}, found::Speaks{target, "RDP"},
            found::Secured{target, "POP3S", "x"}, found::Reached{target}, found::ForwardsAny{target},
            found::Silent{target, "POP3", {ErrorCode::ServerClosed, "", "English"}}}) {
        const QString text = said({CheckStage::Connect, finding});
        EXPECT_TRUE(text.contains("mail.example.org")) << text.toStdString();
        EXPECT_FALSE(text.contains("English")) << "that is for the terminal";
    }
    EXPECT_TRUE(said({CheckStage::Forward, found::Listening{localForward(1110, 110)}})
            .contains("POP3: localhost:1110"));
}

TEST_F(CheckDialogTest, SaysWhatFollowsAFinding)
{
    const Sentence more{UNDERPASS_TEXT("Check", "%1 was reached."), {"b.example.org"}};
    EXPECT_TRUE(said({CheckStage::Greeting, found::Welcomed{target, "+OK", {more}}})
            .contains("+OK. b.example.org was reached."));
    EXPECT_TRUE(said({CheckStage::Greeting, found::Secured{target, "POP3S", "x", {more, more}}})
            .contains("x. b.example.org was reached. b.example.org was reached."));
}

TEST_F(CheckDialogTest, TellsAForwardThatIsForbiddenFromATargetThatCannotBeReached)
{
    const auto trouble = [&](ErrorCode code) {
        return said({CheckStage::Greeting, found::Trouble{{code, "localhost:110", ""}}});
    };
    const QString forbidden = trouble(ErrorCode::ForwardRefused);
    const QString unreachable = trouble(ErrorCode::TargetUnreachable);
    EXPECT_TRUE(forbidden.contains("administrator must permit")) << forbidden.toStdString();
    EXPECT_FALSE(unreachable.contains("administrator"));
    EXPECT_TRUE(unreachable.contains("cannot reach"));
}

TEST_F(CheckDialogTest, AMailServerThatIsFullIsNotCalledAnSshServer)
{
    const QString text = said({CheckStage::Greeting, found::Foreign{target, "POP3", "HTTP/1.1 400"}});
    EXPECT_TRUE(text.startsWith("✗"));
    EXPECT_TRUE(text.contains("HTTP/1.1 400"));
    EXPECT_FALSE(text.contains("SSH"));
}

TEST_F(CheckDialogTest, ShowsWhatTheServerSaysWhileItLetsUsWait)
{
    dialog.show();
    const auto* words = dialog.findChild<QLabel*>("serverWords");
    EXPECT_FALSE(words->isVisible());
    const Endpoint server{"mail.example.org", 22};
    dialog.addStep(
        {CheckStage::LogIn, found::Said{{server, ServerWords{"Visit:\nhttps://login.example/a?b=1"}}}});
    dialog.addStep(
        {CheckStage::LogIn, found::Said{{server, LongWait{WaitsFor::Approval, "log-in by password"}}}});
    EXPECT_TRUE(words->isVisible());
    EXPECT_EQ(words->textFormat(), Qt::PlainText);
    EXPECT_FALSE(words->openExternalLinks());
    EXPECT_EQ(dialog.findChild<QListWidget*>("steps")->count(), 0) << "It is no step.";
    dialog.findChild<QPushButton*>("copyWords")->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "https://login.example/a?b=1");
}

TEST_F(CheckDialogTest, TriesATunnelThatRuns)
{
    ASSERT_TRUE(std::holds_alternative<Online>(desk.model().find("mail")->state));
    EXPECT_THAT(desk.asked, testing::Contains("check mail"));
}

TEST_F(CheckDialogTest, SaysHowTheLastAttemptOfATunnelEndedThatWaits)
{
    ASSERT_TRUE(std::holds_alternative<Waiting>(desk.model().find("database")->state));
    const CheckDialog other{desk, desk.model().find("database")->profile};
    EXPECT_THAT(desk.asked, testing::Contains("check database"));
}

TEST_F(CheckDialogTest, TriesNothingWhereTheTunnelIsJustConnecting)
{
    desk.model().setState("database", Connecting{2});
    const CheckDialog other{desk, desk.model().find("database")->profile};
    EXPECT_THAT(desk.asked, testing::Not(testing::Contains("check database")));
    EXPECT_TRUE(other.findChild<QLabel*>("verdict")->text().contains("just connecting"));
}

TEST_F(CheckDialogTest, ShowsWhatTheAdministratorCanWrite)
{
    CheckStep step{CheckStage::Target, found::Trouble{{ErrorCode::ForwardRefused, "localhost:110", ""}}};
    step.advice = {"Match User anna", "    AllowTcpForwarding local"};
    EXPECT_TRUE(said(step).endsWith("in sshd_config:\nMatch User anna\n    AllowTcpForwarding local"));
}

TEST_F(CheckDialogTest, SpeaksAnotherLanguageAtOnce)
{
    dialog.show();
    said({CheckStage::LogIn, found::LoggedIn{"anna"}});
    translate(*qApp, "de");
    EXPECT_TRUE(QTest::qWaitFor([&] { return steps().item(0)->text().contains("Angemeldet als anna"); }));
    dialog.finish();
    EXPECT_TRUE(
        dialog.findChild<QLabel*>("verdict")->text().contains("Alles, was ausprobiert wurde, funktioniert"));
    translate(*qApp, "en");
    EXPECT_TRUE(QTest::qWaitFor([&] { return steps().item(0)->text().contains("Logged in"); }));
    QLocale::setDefault(QLocale::c());
}

} // namespace
} // namespace underpass
