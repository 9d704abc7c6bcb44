// SPDX-License-Identifier: MIT
// What the pages for forwards and for the way do to the profile.
#include "tests/ui/profile/ProfileDialogFixture.h"
#include "ui/profile/ForwardPresets.h"
#include "ui/profile/ProfileDraft.h"

#include <QFileDialog>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpServer>
#include <QTest>

#include <array>

namespace underpass {
namespace {

using ProfilePagesTest = ProfileDialogTest;

TEST_F(ProfilePagesTest, EachKindOfForwardHasTheFieldsThatFitIt)
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

TEST_F(ProfilePagesTest, OldAlgorithmsAreOutOfTheWayUntilSomebodyNeedsThem)
{
    Profile profile = desk.model().find("mail")->profile;
    edit(profile);
    EXPECT_FALSE(button("old.ssh-rsa").isVisible());
    button("permitOld").click();
    ASSERT_TRUE(button("old.ssh-rsa").isVisible());
    EXPECT_TRUE(dialog->findChild<QLabel*>("oldCost")->isVisible());
    button("old.ssh-rsa").click();
    button("old.3des-cbc").click();
    profile.oldAlgorithms = {"ssh-rsa", "3des-cbc"};
    EXPECT_EQ(saved(), profile);
    delete dialog;

    profile.oldAlgorithms = {"3des-cbc", "arcfour"};
    profile.via = {{{"gate.example.org", 22}, "", profile.credentials, {}, {"hmac-sha1"}}};
    edit(profile);
    EXPECT_TRUE(button("old.3des-cbc").isVisible()) << "What is permitted is in view.";
    EXPECT_TRUE(problem("oldAlgorithms").contains("arcfour"));
    EXPECT_EQ(dialog->draft(), profile) << "What it does not know stays.";
    button("hop.old.hmac-sha1").click();
    EXPECT_TRUE(dialog->draft().via.front().oldAlgorithms.empty());
}

TEST_F(ProfilePagesTest, AForwardBecomesAnotherKindAndBackWithoutLosingItsTarget)
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

TEST_F(ProfilePagesTest, ASocksProxyComesFromItsPreset)
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

TEST_F(ProfilePagesTest, APortOfTheServerIsNotLookedUpHere)
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

TEST_F(ProfilePagesTest, ProgramsAreChosenAndRemoved)
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

TEST_F(ProfilePagesTest, JumpHostsAreAddedOrderedAndRemoved)
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

TEST_F(ProfilePagesTest, TheProxyIsSetWithErrorsBesideItsFields)
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

TEST_F(ProfilePagesTest, APortThatIsTakenIsNamedButMayBeSaved)
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

} // namespace
} // namespace underpass
