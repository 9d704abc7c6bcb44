// SPDX-License-Identifier: MIT
#include "tests/ui/guide/GuideFixture.h"

#include <QCompleter>
#include <QTemporaryDir>

#include <fstream>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class SshHostsTest : public GuideTest
{
protected:
    void offer(const std::string& config)
    {
        std::ofstream{file} << config;
        guide.offerHosts(file, {home, "anna"});
        choose(Purpose::Mail);
    }
    QStringList offered()
    {
        const QCompleter* completer = part<QLineEdit>("guideHost").completer();
        QStringList names;
        for (int row = 0; completer != nullptr && row < completer->model()->rowCount(); ++row)
            names += completer->model()->index(row, 0).data().toString();
        return names;
    }
    bool waitForHosts()
    {
        return QTest::qWaitFor([&] { return !offered().isEmpty(); });
    }
    bool waitForTheHost()
    {
        return QTest::qWaitFor([&] { return part<QPushButton>("guideNext").isEnabled(); });
    }

    QTemporaryDir folder;
    std::filesystem::path home = folder.path().toStdString();
    std::filesystem::path file = home / "config";
};

TEST_F(SshHostsTest, OffersTheHostsOfTheFileAsOneTypes)
{
    offer("Host web db\n  User bert\nHost *.example.org\n  Port 2222\n");
    ASSERT_TRUE(waitForHosts());
    EXPECT_THAT(offered(), ElementsAre(QString{"web"}, QString{"db"}));
    EXPECT_THAT(text("guideExplanation").toStdString(), HasSubstr("config are offered as you type"));
    type("guideHost", "B");
    auto* completer = part<QLineEdit>("guideHost").completer();
    EXPECT_EQ(completer->completionCount(), 2) << "within a name, and in any case of its letters";
}

TEST_F(SshHostsTest, TakesWhatSshWouldTakeForTheHostThatIsChosen)
{
    offer("Host web\n  HostName www.example.org\n  User bert\n  Port 2222\n  IdentityFile ~/.ssh/id_web\n"
          "  ProxyJump gate\n  LocalForward 8080 localhost:80\n  ProxyCommand nc %h %p\n"
          "Host gate\n  HostName gate.example.org\n  User carl\n");
    ASSERT_TRUE(waitForHosts());
    type("guideHost", "web");
    ASSERT_TRUE(waitForTheHost());
    EXPECT_EQ(part<QLineEdit>("guideAccount").text(), "bert");
    const std::string report = text("guideRemarks").toStdString();
    EXPECT_THAT(report, HasSubstr("www.example.org:2222"));
    EXPECT_THAT(report, HasSubstr("id_web"));
    EXPECT_THAT(report, HasSubstr("gate.example.org"));
    EXPECT_TRUE(isShown("guideHere")) << "what is reached is chosen here";
    click("guideNext");
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_EQ(saved().server, (Endpoint{"www.example.org", 2222}));
    EXPECT_EQ(saved().account, "bert");
    EXPECT_EQ(saved().name, "Mail");
    ASSERT_EQ(saved().via.size(), 1U);
    EXPECT_EQ(saved().via[0].server.host, "gate.example.org");
    EXPECT_EQ(saved().via[0].account, "carl");
    ASSERT_EQ(saved().credentials.keyFiles.size(), 1U);
    ASSERT_EQ(saved().forwards.size(), 2U);
    EXPECT_EQ(toString(*saved().forwards[0].target), "localhost:110");
}

TEST_F(SshHostsTest, SaysInTheReportWhatWasNotTaken)
{
    offer("Host web\n  HostName www.example.org\n  ProxyCommand nc %h %p\n");
    ASSERT_TRUE(waitForHosts());
    type("guideHost", "web");
    ASSERT_TRUE(waitForTheHost());
    EXPECT_THAT(text("guideRemarks").toLower().toStdString(), HasSubstr("proxycommand"));
}

TEST_F(SshHostsTest, TakesAnyOtherNameForTheServersOwn)
{
    offer("Host web\n  HostName www.example.org\n");
    ASSERT_TRUE(waitForHosts());
    type("guideHost", "web.example.org");
    type("guideAccount", "anna");
    click("guideNext");
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_EQ(saved().server.host, "web.example.org");
}

TEST_F(SshHostsTest, GoesOnOnlyOnceItKnowsWhatTheFileSays)
{
    offer("Host web\n  HostName www.example.org\n");
    ASSERT_TRUE(waitForHosts());
    part<QLineEdit>("guideHost").setText("web");
    EXPECT_FALSE(part<QPushButton>("guideNext").isEnabled()) << "nothing has been read yet";
    ASSERT_TRUE(waitForTheHost());
    type("guideAccount", "anna");
    click("guideNext");
    EXPECT_EQ(saved().server.host, "www.example.org");
}

TEST_F(SshHostsTest, SaysWhyWhereTheFileCannotBeReadAnyMore)
{
    offer("Host web\n  HostName www.example.org\n");
    ASSERT_TRUE(waitForHosts());
    std::filesystem::remove(file);
    type("guideHost", "web");
    ASSERT_TRUE(waitForTheHost());
    EXPECT_FALSE(isShown("guideRemarks")) << "nothing was taken";
    click("guideNext");
    EXPECT_TRUE(desk.saved.empty());
    EXPECT_THAT(text("guideHostProblem").toStdString(), HasSubstr("config"));
}

TEST_F(SshHostsTest, NeedsNoFile)
{
    guide.offerHosts(home / "none", {home, "anna"});
    choose(Purpose::Mail);
    type("guideHost", "mail.example.org");
    type("guideAccount", "anna");
    click("guideNext");
    EXPECT_EQ(desk.saved.size(), 1U);
    EXPECT_TRUE(offered().isEmpty());
}

} // namespace
} // namespace underpass
