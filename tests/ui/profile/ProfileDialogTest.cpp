// SPDX-License-Identifier: MIT
#include "ui/profile/ProfileDialog.h"

#include "tests/ui/profile/ProfileDialogFixture.h"
#include "ui/profile/ForwardPresets.h"
#include "ui/profile/ProfileDraft.h"
#include "ui/profile/ServerPage.h"
#include "ui/words/Translation.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMetaProperty>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTcpServer>
#include <QTest>

#include <gmock/gmock.h>

#include <array>
#include <stdexcept>

namespace underpass {
namespace {

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

TEST_F(ProfileDialogTest, BeginsInTheNameAndEnterSavesOrDoesNothing)
{
    edit(Profile{});
    EXPECT_EQ(dialog->focusWidget(), &field("name"));
    EXPECT_TRUE(problem("name").isEmpty()) << "nothing was done wrong yet";
    EXPECT_FALSE(tab(1).startsWith("✗"));
    field("host").setText("two words");
    EXPECT_FALSE(problem("server").isEmpty()) << "but this is wrong";
    field("host").clear();
    QTest::keyClick(&field("name"), Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_FALSE(problem("name").isEmpty()) << "now it is missing";
    EXPECT_TRUE(tab(1).startsWith("✗"));
    EXPECT_EQ(dialog->findChild<QMessageBox*>("discardBox"), nullptr) << "nothing is given up";
    delete dialog;
    edit(desk.model().find("mail")->profile);
    field("account").setText("berta");
    QTest::keyClick(&field("account"), Qt::Key_Return);
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_EQ(desk.saved[0].account, "berta");
}

TEST_F(ProfileDialogTest, APortThatAnotherProfileUsesIsRefused)
{
    edit(desk.model().find("mail")->profile);
    for (const char* listen : {"15432", "127.0.0.1:15432"}) {
        field("listen").setText(listen);
        EXPECT_TRUE(problem("listen").contains("Shop database")) << listen;
        EXPECT_FALSE(button("save").isEnabled()) << listen;
    }
}

TEST_F(ProfileDialogTest, AnAddressThatIsNoneStaysAsItWasTyped)
{
    edit(desk.model().find("mail")->profile);
    field("target").setText("mail:x");
    EXPECT_TRUE(problem("target").contains("mail:x"));
    chooseForward(1);
    EXPECT_TRUE(problem("target").isEmpty()) << "the other forward has nothing wrong with it";
    EXPECT_TRUE(problem("forwards").contains("Forward 1")) << problem("forwards").toStdString();
    EXPECT_TRUE(forwards().model()->index(0, 1).data().toString().startsWith("✗"));
    EXPECT_TRUE(tab(1).startsWith("✗"));
    EXPECT_FALSE(tab(0).startsWith("✗"));
    chooseForward(0);
    EXPECT_EQ(field("target").text(), "mail:x");
    dialog->reject();
    EXPECT_TRUE(dialog->isVisible()) << "what was typed is not thrown away without a question";
    EXPECT_FALSE(button("save").isEnabled());
}

TEST_F(ProfileDialogTest, SavesWhatWasChangedAndKeepsWhatItDoesNotShow)
{
    Profile before = desk.model().find("mail")->profile;
    Hop hop;
    hop.server = {"gate.example.org", 22};
    hop.account = "anna";
    hop.credentials = {{LogInWith::Password, LogInWith::Agent}, {"~/.ssh/one", "~/.ssh/two"}, false};
    hop.hostKeyAlias = "kept-as-gate";
    before.via = {hop};
    before.hostKeyAlias = "kept-as-mail";
    before.proxy = {ProxyKind::None, {"proxy.example.org", 3128}, "anna"};
    before.credentials = {{LogInWith::Password, LogInWith::Agent}, {"~/.ssh/one", "~/.ssh/two"}, false};
    before.retry = {true, std::chrono::seconds{7}, std::chrono::seconds{70}, std::chrono::seconds{700}};
    before.keepalive = std::chrono::seconds{3};
    before.groups = {"work", "mail"};
    before.forwards = everyKindOfForward().forwards;
    before.forwards[0].listen.port = 3110; // The other one belongs to another profile.
    before.forwards[1].programs = {"kept"};
    before.forwards[1].who = WhoMayConnect::MeAndServices;
    before.forwards[2].enabled = false;
    before.forwards[2].listen.port = 0;
    before.unknown = before.credentials.unknown = before.retry.unknown = R"({"later":1})";
    before.forwards[1].unknown = before.proxy.unknown = R"({"later":2})";
    before.via[0].unknown = before.via[0].credentials.unknown = R"({"later":3})";
    edit(before);
    for (const int row : {2, 1, 0})
        chooseForward(row);
    field("account").setText("bert");
    field("hopAccount").setText("bert");
    field("hostKeyAlias").setText(" Mail-2 ");
    field("hopHostKeyAlias").setText("gate-2");
    EXPECT_EQ(field("groups").text(), "work, mail");
    field("groups").setText(" work ,, at home");
    button("save").click();
    Profile expected = before;
    expected.account = expected.via[0].account = "bert";
    expected.hostKeyAlias = "Mail-2";
    expected.groups = {"work", "at home"};
    expected.via[0].hostKeyAlias = "gate-2";
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_EQ(desk.saved.front(), expected);
}

// Turns to another value what is no text; false where it is.
bool turn(QWidget& control)
{
    if (auto* box = qobject_cast<QCheckBox*>(&control))
        box->toggle();
    else if (auto* number = qobject_cast<QSpinBox*>(&control))
        number->setValue(number->value() == number->minimum() ? number->maximum() : number->minimum());
    else if (auto* list = qobject_cast<QComboBox*>(&control))
        list->setCurrentIndex((list->currentIndex() + 1) % list->count());
    else
        return false;
    return true;
}

QVariant valueOf(const QWidget& control)
{
    const QMetaProperty shown = control.metaObject()->userProperty();
    return qobject_cast<const QComboBox*>(&control) ? control.property("currentIndex") : shown.read(&control);
}

TEST_F(ProfileDialogTest, EachControlOfTheServerIsSavedAndShownAgain)
{
    const Profile before = desk.model().find("mail")->profile;
    edit(before);
    const auto* page = dialog->findChild<ServerPage*>();
    QStringList names;
    for (const QWidget* control : page->findChildren<QWidget*>())
        names += control->objectName();
    names.removeDuplicates();
    int turned = 0;
    for (const QString& name : names) {
        delete dialog;
        edit(before);
        auto* control = dialog->findChild<ServerPage*>()->findChild<QWidget*>(name);
        if (name.startsWith("qt_") || name.isEmpty() || control == nullptr || !turn(*control))
            continue;
        ++turned;
        const QVariant wanted = valueOf(*control);
        desk.saved.clear();
        const Profile after = saved();
        EXPECT_NE(after, before) << name.toStdString();
        delete dialog;
        edit(after);
        control = dialog->findChild<ServerPage*>()->findChild<QWidget*>(name);
        EXPECT_EQ(valueOf(*control), wanted) << name.toStdString();
    }
    EXPECT_GE(turned, 6);
}

TEST_F(ProfileDialogTest, ANewProfileGetsAnIdOfItsOwn)
{
    edit(Profile{});
    field("name").setText("Mail");
    field("host").setText("Mail.Example.ORG");
    field("account").setText("anna");
    button("save").click();
    EXPECT_TRUE(desk.saved.empty());
    EXPECT_FALSE(button("save").isEnabled());
    EXPECT_FALSE(problem("forwards").isEmpty()) << "without a forward it would do nothing";
    dialog->findChild<QPushButton*>("addForward")->menu()->actions().front()->trigger();
    button("save").click();
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_EQ(desk.saved.front().id, "mail-2");
    EXPECT_EQ(desk.saved.front().forwards.front().listen.port, 1111) << "1110 belongs to another profile";
    EXPECT_EQ(desk.saved.front().server.host, "mail.example.org");
}

TEST_F(ProfileDialogTest, ShowsWhereTheAgentIsOnlyToWhoChoosesIt)
{
    edit(longWay());
    choice("logIn").setCurrentIndex(static_cast<int>(LogInChoice::Anything));
    EXPECT_TRUE(field("agent").isHidden());
    choice("logIn").setCurrentIndex(static_cast<int>(LogInChoice::Agent));
    EXPECT_FALSE(field("agent").isHidden());
    field("agent").setText("agent");
    EXPECT_FALSE(problem("credentials").isEmpty());
    field("agent").setText("~/agent");
    choice("logIn").setCurrentIndex(static_cast<int>(LogInChoice::Anything));
    EXPECT_FALSE(field("agent").isHidden()) << "What was said is not hidden.";
    EXPECT_EQ(dialog->draft().credentials.agent, "~/agent");
}

TEST_F(ProfileDialogTest, WhatIsTypedOutlivesAChangeOfTheLanguage)
{
    edit(longWay());
    dialog->findChild<QTabWidget*>("pages")->setCurrentIndex(2);
    field("name").setText("two");
    field("target").setText("mail:x");
    field("hopHost").setText("other words");
    field("hop.keyFile").setText("not whole");
    const Profile typed = dialog->draft();
    translate(*qApp, "de");
    const auto isGerman = [&] { return choice("proxyKind").itemText(0) == "keiner"; };
    EXPECT_TRUE(QTest::qWaitFor(isGerman));
    EXPECT_EQ(dialog->draft(), typed);
    EXPECT_EQ(field("target").text(), "mail:x");
    EXPECT_EQ(dialog->findChild<QTabWidget*>("pages")->currentIndex(), 2);
    translate(*qApp, "en");
    EXPECT_TRUE(QTest::qWaitFor([&] { return !isGerman(); }));
    QLocale::setDefault(QLocale::c());
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

} // namespace
} // namespace underpass
