// SPDX-License-Identifier: MIT
#include "ui/ProfileDialog.h"

#include "tests/ui/Example.h"
#include "ui/FirstRunGuide.h"
#include "ui/ForwardPresets.h"
#include "ui/MailHints.h"
#include "ui/ProfileDraft.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTcpServer>
#include <QTest>

#include <gmock/gmock.h>

namespace underpass {
namespace {

class ProfileDialogTest : public testing::Test
{
protected:
    ProfileDialogTest() { showExample(desk); }
    ~ProfileDialogTest() override { delete dialog; }

    void edit(const Profile& profile)
    {
        dialog = new ProfileDialog(desk, profile);
        dialog->show();
    }
    QLineEdit& field(const char* name) { return *dialog->findChild<QLineEdit*>(name); }
    QAbstractButton& button(const char* name) { return *dialog->findChild<QAbstractButton*>(name); }
    QString problem(const char* name)
    {
        const auto* label = dialog->findChild<QLabel*>(QString{name} + "Problem");
        return label->isVisible() ? label->text() : QString{};
    }
    QAbstractItemModel& forwards() { return *dialog->findChild<QTableView*>("forwards")->model(); }

    FakeDesk desk;
    QPointer<ProfileDialog> dialog;
};

TEST_F(ProfileDialogTest, WhatIsWrongStandsBesideItsFieldAndCannotBeSaved)
{
    edit(desk.model().find("mail")->profile);
    EXPECT_TRUE(button("save").isEnabled());
    field("host").setText("two words");
    EXPECT_FALSE(problem("server").isEmpty());
    EXPECT_FALSE(button("save").isEnabled());
    dialog->accept();
    EXPECT_TRUE(desk.saved.empty());
    field("host").setText("mail.example.org");
    EXPECT_TRUE(problem("server").isEmpty());
    field("account").clear();
    EXPECT_FALSE(problem("account").isEmpty());
    field("account").setText("anna");
    field("name").setText("Shop database");
    EXPECT_TRUE(problem("name").contains("Another profile"));
}

TEST_F(ProfileDialogTest, APortThatAnotherProfileUsesIsRefused)
{
    edit(desk.model().find("mail")->profile);
    ASSERT_TRUE(forwards().setData(forwards().index(0, 1), "15432"));
    EXPECT_TRUE(problem("forwards").contains("Shop database"));
    EXPECT_FALSE(button("save").isEnabled());
}

TEST_F(ProfileDialogTest, AnAddressThatIsNoneStaysAsItWasTyped)
{
    edit(desk.model().find("mail")->profile);
    ASSERT_TRUE(forwards().setData(forwards().index(0, 2), "mail:x"));
    EXPECT_EQ(forwards().index(0, 2).data().toString(), "mail:x");
    EXPECT_TRUE(problem("forwards").contains("mail:x"));
    EXPECT_FALSE(button("save").isEnabled());
}

TEST_F(ProfileDialogTest, APortThatIsTakenIsNamedButMayBeSaved)
{
    QTcpServer holder;
    ASSERT_TRUE(holder.listen(QHostAddress::LocalHost));
    Profile profile = desk.model().find("database")->profile;
    desk.model().setState("database", Stopped{});
    profile.forwards.front().listen = {"127.0.0.1", holder.serverPort()};
    edit(profile);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return problem("forwards").contains(QString::number(holder.serverPort())); }));
    EXPECT_TRUE(button("save").isEnabled());
}

TEST_F(ProfileDialogTest, SavesWhatWasChangedAndKeepsWhatItDoesNotShow)
{
    Profile before = desk.model().find("mail")->profile;
    Hop hop;
    hop.server = {"gate.example.org", 22};
    hop.account = "anna";
    before.via = {hop};
    before.credentials.methods = {LogInWith::Password, LogInWith::Agent};
    before.forwards.front().programs = {"thunderbird.exe"};
    edit(before);
    field("account").setText("bert");
    button("save").click();
    Profile expected = before;
    expected.account = "bert";
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_EQ(desk.saved.front(), expected);
}

TEST_F(ProfileDialogTest, ANewProfileGetsAnIdOfItsOwn)
{
    edit(Profile{});
    EXPECT_FALSE(button("save").isEnabled());
    field("name").setText("Mail");
    field("host").setText("Mail.Example.ORG");
    field("account").setText("anna");
    EXPECT_FALSE(problem("forwards").isEmpty()) << "without a forward it would do nothing";
    dialog->findChild<QPushButton*>("addForward")->menu()->actions().front()->trigger();
    button("save").click();
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_EQ(desk.saved.front().id, "mail-2");
    EXPECT_EQ(desk.saved.front().forwards.front().listen.port, 1111) << "1110 belongs to another profile";
    EXPECT_EQ(desk.saved.front().server.host, "mail.example.org");
}

TEST_F(ProfileDialogTest, CancelAsksOnlyWhereSomethingWouldBeLost)
{
    edit(desk.model().find("mail")->profile);
    dialog->reject();
    EXPECT_TRUE(dialog.isNull() || !dialog->isVisible());
    edit(desk.model().find("mail")->profile);
    field("account").setText("bert");
    dialog->reject();
    EXPECT_TRUE(dialog->isVisible());
    auto* box = dialog->findChild<QMessageBox*>("discardBox");
    ASSERT_NE(box, nullptr);
    box->findChild<QAbstractButton*>("confirmDiscard")->click();
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.isNull() || !dialog->isVisible(); }));
    EXPECT_TRUE(desk.saved.empty());
}

TEST_F(ProfileDialogTest, IsNotLostWhenSavingFails)
{
    edit(desk.model().find("mail")->profile);
    field("account").setText("bert");
    desk.outcome = fail(ErrorCode::FileUnwritable, "profiles.json", "disk full");
    button("save").click();
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_TRUE(problem("").contains("profiles.json"));
}

TEST(ProfileDraft, EveryWayToLogInIsReadBack)
{
    for (const LogInChoice choice : logInChoices())
        EXPECT_EQ(choiceOf(Credentials{methodsOf(choice), {}, true}), choice);
    EXPECT_EQ(
        choiceOf(Credentials{{LogInWith::Password, LogInWith::Agent}, {}, true}), LogInChoice::Anything);
}

TEST(ProfileDraft, IdsAreMadeOfPlainLetters)
{
    FakeDesk desk;
    EXPECT_EQ(newProfileId(desk.model(), "Büro: Mail & Web!"), "b-ro-mail-web");
    EXPECT_EQ(newProfileId(desk.model(), "日本"), "tunnel");
    EXPECT_LE(newProfileId(desk.model(), std::string(500, 'a')).size(), 64U);
}

TEST(ForwardPresets, TakeTheNextPortWhereTheirsIsTaken)
{
    const Forward forward
        = makeForward(forwardPresets().front(), [](std::uint16_t port) { return port < 1113; });
    EXPECT_EQ(toString(forward.listen), "localhost:1113");
    EXPECT_EQ(toString(*forward.target), "localhost:110");
}

TEST(FirstRunGuide, MakesAMailProfileAndSaysWhatToEnter)
{
    FakeDesk desk;
    FirstRunGuide guide{desk};
    guide.setAttribute(Qt::WA_DeleteOnClose, false);
    guide.show();
    guide.next();
    guide.next();
    EXPECT_TRUE(desk.saved.empty()) << "nothing was typed yet";
    EXPECT_FALSE(guide.findChild<QLabel*>("guideProblem")->text().isEmpty());
    guide.findChild<QLineEdit*>("guideHost")->setText("mail.example.org:2222");
    guide.findChild<QLineEdit*>("guideAccount")->setText("anna");
    guide.next();
    ASSERT_EQ(desk.saved.size(), 1U);
    const Profile& profile = desk.saved.front();
    EXPECT_TRUE(validate(profile).empty());
    EXPECT_EQ(profile.server, (Endpoint{"mail.example.org", 2222}));
    ASSERT_EQ(profile.forwards.size(), 2U);
    EXPECT_THAT(desk.asked, testing::Contains("connect " + profile.id));
    const QString hints = guide.findChild<QLabel*>("instructions")->text();
    EXPECT_TRUE(hints.contains("1110"));
    EXPECT_TRUE(hints.contains("1587"));
}

TEST(MailHints, ExplainTheCertificateOnlyWhereThereIsOne)
{
    Profile profile;
    profile.forwards = {localForward(1110, 110)};
    EXPECT_FALSE(mailHints(profile).contains("certificate"));
    profile.forwards = {localForward(1993, 993)};
    EXPECT_TRUE(mailHints(profile).contains("certificate"));
    profile.forwards = {localForward(13389, 3389)};
    EXPECT_FALSE(mailHints(profile).contains("mail"));
}

} // namespace
} // namespace underpass
