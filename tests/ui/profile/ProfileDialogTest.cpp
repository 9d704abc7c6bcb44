// SPDX-License-Identifier: MIT
#include "ui/profile/ProfileDialog.h"

#include "tests/ui/Example.h"
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
        return label->isHidden() ? QString{} : label->text();
    }
    QTableView& forwards() { return *dialog->findChild<QTableView*>("forwards"); }
    void chooseForward(int row) { forwards().setCurrentIndex(forwards().model()->index(row, 1)); }
    QComboBox& choice(const char* name) { return *dialog->findChild<QComboBox*>(name); }
    QString tab(int page) { return dialog->findChild<QTabWidget*>("pages")->tabText(page); }
    const Profile& saved()
    {
        button("save").click();
        if (desk.saved.size() != 1)
            throw std::runtime_error{"it was not saved"};
        return desk.saved.front();
    }

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
    hop.credentials = {{LogInWith::Password, LogInWith::Agent}, {"~/.ssh/one", "~/.ssh/two"}, false};
    before.via = {hop};
    before.proxy = {ProxyKind::None, {"proxy.example.org", 3128}, "anna"};
    before.credentials = {{LogInWith::Password, LogInWith::Agent}, {"~/.ssh/one", "~/.ssh/two"}, false};
    before.retry = {true, std::chrono::seconds{7}, std::chrono::seconds{70}, std::chrono::seconds{700}};
    before.keepalive = std::chrono::seconds{3};
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
    button("save").click();
    Profile expected = before;
    expected.account = expected.via[0].account = "bert";
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

TEST_F(ProfileDialogTest, EachKindOfForwardHasTheFieldsThatFitIt)
{
    edit(everyKindOfForward());
    dialog->findChild<QTabWidget*>("pages")->setCurrentIndex(1);
    const auto shown = [&](const char* name) { return dialog->findChild<QWidget*>(name)->isVisible(); };
    struct Expected
    {
        bool target, who, programs;
        const char* listen;
    };
    const std::array<Expected, 3> expected{{{true, true, true, "Address on this PC"},
        {true, false, false, "Address on the server"}, {false, true, true, "Address on this PC"}}};
    for (int row = 0; row < 3; ++row) {
        chooseForward(row);
        const Expected& fits = expected.at(static_cast<std::size_t>(row));
        EXPECT_EQ(choice("kind").currentIndex(), row);
        EXPECT_EQ(shown("target"), fits.target) << row;
        EXPECT_EQ(shown("who"), fits.who) << row;
        EXPECT_EQ(shown("programs"), fits.programs) << row;
        EXPECT_EQ(field("listen").accessibleName(), fits.listen);
    }
}

TEST_F(ProfileDialogTest, AForwardBecomesAnotherKindAndBackWithoutLosingItsTarget)
{
    edit(desk.model().find("mail")->profile);
    choice("kind").setCurrentIndex(static_cast<int>(ForwardKind::Dynamic));
    EXPECT_EQ(dialog->draft().forwards.front().target, std::nullopt);
    EXPECT_TRUE(button("save").isEnabled()) << problem("target").toStdString();
    choice("kind").setCurrentIndex(static_cast<int>(ForwardKind::Remote));
    EXPECT_EQ(dialog->draft().forwards.front().kind, ForwardKind::Remote);
    EXPECT_EQ(dialog->draft().forwards.front().target, (Endpoint{"localhost", 110}));
    choice("kind").setCurrentIndex(static_cast<int>(ForwardKind::Local));
    EXPECT_EQ(dialog->draft(), desk.model().find("mail")->profile);
}

TEST_F(ProfileDialogTest, ASocksProxyComesFromItsPreset)
{
    edit(desk.model().find("mail")->profile);
    const auto actions = dialog->findChild<QPushButton*>("addForward")->menu()->actions();
    const auto socks = std::ranges::find_if(
        actions, [](const QAction* action) { return action->text().contains("SOCKS"); });
    ASSERT_NE(socks, actions.end());
    (*socks)->trigger();
    const Forward forward = saved().forwards.back();
    EXPECT_EQ(forward.kind, ForwardKind::Dynamic);
    EXPECT_EQ(toString(forward.listen), "localhost:1081") << "1080 belongs to another profile";
    EXPECT_EQ(forward.target, std::nullopt);
}

TEST_F(ProfileDialogTest, APortOfTheServerIsNotLookedUpHere)
{
    QTcpServer holder;
    ASSERT_TRUE(holder.listen(QHostAddress::LocalHost));
    Profile profile = everyKindOfForward();
    profile.id = "new";
    profile.name = "New";
    profile.forwards = {makeRemoteForward(), makeRemoteForward()};
    profile.forwards[0].listen = {"127.0.0.1", holder.serverPort()};
    profile.forwards[1].kind = ForwardKind::Local;
    profile.forwards[1].listen = {"127.0.0.1", holder.serverPort()};
    profile.forwards[1].enabled = false;
    edit(profile);
    auto* table = forwards().model();
    ASSERT_TRUE(table->setData(table->index(1, 0), Qt::Checked, Qt::CheckStateRole));
    const QString port = QString::number(holder.serverPort());
    ASSERT_TRUE(QTest::qWaitFor([&] { return problem("forwards").contains(port); }));
    ASSERT_TRUE(table->setData(table->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_TRUE(QTest::qWaitFor([&] { return problem("forwards").isEmpty(); }))
        << "only the remote one is left, and it listens elsewhere";
}

TEST_F(ProfileDialogTest, ProgramsAreChosenAndRemoved)
{
    edit(desk.model().find("mail")->profile);
    auto* list = dialog->findChild<QListWidget*>("programs");
    button("addProgram").click();
    auto* files = dialog->findChild<QFileDialog*>("programDialog");
    ASSERT_NE(files, nullptr);
    const QString program = QFileInfo{QCoreApplication::applicationFilePath()}.canonicalFilePath();
    emit files->fileSelected(program);
    emit files->fileSelected(program);
    const std::string kept = QDir::toNativeSeparators(program).toStdString();
    EXPECT_EQ(dialog->draft().forwards.front().programs, std::vector<std::string>{kept});
    EXPECT_FALSE(button("removeProgram").isEnabled());
    list->setCurrentRow(0);
    ASSERT_TRUE(button("removeProgram").isEnabled());
    button("removeProgram").click();
    EXPECT_TRUE(dialog->draft().forwards.front().programs.empty());
    files->close();
}

TEST_F(ProfileDialogTest, JumpHostsAreAddedOrderedAndRemoved)
{
    edit(desk.model().find("mail")->profile);
    EXPECT_FALSE(field("hopHost").isVisible());
    for (const char* host : {"Inner.example.net", "gate.example.org", "mistake.example.org"}) {
        button("addHop").click();
        EXPECT_FALSE(problem("hopServer").isEmpty()) << "its server is missing yet";
        EXPECT_FALSE(button("save").isEnabled());
        field("hopHost").setText(host);
    }
    button("removeHop").click();
    button("hopUp").click();
    EXPECT_FALSE(button("hopUp").isEnabled());
    EXPECT_EQ(field("hopHost").text(), "gate.example.org") << "the choice moves with its host";
    field("hopAccount").setText("bert");
    choice("hop.logIn").setCurrentIndex(static_cast<int>(LogInChoice::Agent));
    dialog->findChild<QSpinBox*>("hopPort")->setValue(2222);
    EXPECT_TRUE(dialog->findChild<QLabel*>("wayText")->text().contains("gate.example.org:2222"));
    const Profile profile = saved();
    ASSERT_EQ(profile.via.size(), 2U);
    EXPECT_EQ(profile.via[0].server, (Endpoint{"gate.example.org", 2222}));
    EXPECT_EQ(profile.via[0].account, "bert");
    EXPECT_EQ(profile.via[0].credentials.methods, methodsOf(LogInChoice::Agent));
    EXPECT_EQ(profile.via[1].server, (Endpoint{"inner.example.net", 22}));
    EXPECT_EQ(profile.via[1].credentials, Credentials{});
}

TEST_F(ProfileDialogTest, TheProxyIsSetWithErrorsBesideItsFields)
{
    edit(desk.model().find("mail")->profile);
    const auto setKind = [&](ProxyKind kind) {
        choice("proxyKind").setCurrentIndex(choice("proxyKind").findData(static_cast<int>(kind)));
    };
    setKind(ProxyKind::Http);
    EXPECT_EQ(dialog->findChild<QSpinBox*>("proxyPort")->value(), 8080);
    EXPECT_FALSE(problem("proxyServer").isEmpty());
    EXPECT_TRUE(tab(2).startsWith("✗"));
    field("proxyHost").setText("proxy.example.org");
    field("proxyAccount").setText("anna:x");
    EXPECT_TRUE(problem("proxyServer").isEmpty());
    EXPECT_TRUE(problem("proxyAccount").contains("colon"));
    setKind(ProxyKind::System);
    EXPECT_TRUE(button("save").isEnabled());
    setKind(ProxyKind::Socks5);
    field("proxyAccount").setText("anna");
    EXPECT_EQ(saved().proxy, (Proxy{ProxyKind::Socks5, {"proxy.example.org", 8080}, "anna"}));
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
