// SPDX-License-Identifier: MIT
#include "tests/ui/States.h"
#include "tests/ui/window/MainWindowFixture.h"
#include "ui/parts/StateIcon.h"
#include "ui/words/Translation.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <set>

namespace underpass {
namespace {

using CardHeadTest = MainWindowTest;

TEST_F(CardHeadTest, SaysInAWordHowItIsAndSinceWhen)
{
    auto* pill = window.findChild<QWidget*>("statePill");
    Online online = std::get<Online>(desk.model().find("every")->state);
    for (ForwardState& forward : online.forwards) {
        forward.listening = true;
        forward.trouble.reset();
    }
    online.since = Clock::now() - std::chrono::minutes{18};
    online.roundTrip = RoundTrip{std::chrono::milliseconds{31}, WallTime::clock::now()};
    desk.model().setState("every", online);
    window.choose("every");
    EXPECT_EQ(pill->accessibleName(), "Connected 18 min");
    EXPECT_TRUE(label("evidence").contains("answers in 31 ms"));
    desk.model().setState("every", Stopped{});
    EXPECT_EQ(pill->accessibleName(), "Not connected");
    EXPECT_FALSE(label("evidence").contains("answers")) << "it was another connection's";
}

TEST_F(CardHeadTest, SumsUpThePortsThatAreHeldAndForWhom)
{
    translate(*qApp, "en"); // Has its plurals.
    Online online = std::get<Online>(desk.model().find("mail")->state);
    desk.model().setState("mail", online);
    EXPECT_EQ(label("evidence"), "2 ports, only you") << "somebody else holds the third";
    online.forwards[0].forward.who = WhoMayConnect::EveryoneOnThisPc;
    desk.model().setState("mail", online);
    EXPECT_EQ(label("evidence"), "2 ports, 1 for others too");
    ForwardState atServer;
    atServer.forward = everyKindOfForward().forwards[1];
    atServer.listening = true;
    online.forwards = {atServer};
    desk.model().setState("mail", online);
    EXPECT_EQ(label("evidence"), "1 port at the server, for whoever reaches it");
    desk.model().setState("mail", Stopped{});
    EXPECT_EQ(label("evidence"), "") << "nothing is held";
}

TEST_F(CardHeadTest, CountsDownToTheNextAttempt)
{
    window.choose("database");
    const auto* pill = window.findChild<QWidget*>("statePill");
    const Error why{ErrorCode::LinkLost, "x", {}};
    desk.model().setState("database", Waiting{1, Clock::now() + std::chrono::hours{3}, why});
    EXPECT_TRUE(pill->accessibleName().startsWith("Reconnecting in "));
    desk.model().setState("database", Waiting{1, Clock::now() - std::chrono::hours{3}, why});
    EXPECT_EQ(pill->accessibleName(), "Reconnecting");
}

TEST_F(CardHeadTest, HasOneButtonForWhatOneWantsAndAMenuOfTheRest)
{
    const auto* main = window.findChild<QPushButton*>("mainButton");
    EXPECT_FALSE(main->isDefault()) << "nobody is led to disconnect";
    desk.model().setState("mail", Stopped{});
    EXPECT_TRUE(main->isDefault());
    const auto* menu = window.findChild<QToolButton*>("more")->menu();
    ASSERT_NE(menu, nullptr);
    QStringList names;
    for (const QAction* action : menu->actions())
        names += action->objectName();
    EXPECT_EQ(names,
        (QStringList{"toggle", "reconnectChosen", "dismissFailure", "check", "edit", "duplicate",
            "copyCommand", "remove"}));
}

TEST_F(CardHeadTest, CopiesAProfileAsACommandOfSshAndSaysWhatIsNotInIt)
{
    window.show();
    const auto copy = [&] { window.findChild<QAction*>("copyCommand")->trigger(); };
    copy();
    EXPECT_EQ(QGuiApplication::clipboard()->text(),
        "ssh -N -o ServerAliveInterval=15 -L 1110:localhost:110 -L 1143:localhost:143 -L 1587:localhost:587 "
        "-l anna mail.example.org");
    EXPECT_TRUE(label("notice").startsWith("Copied: ssh -N"));
    EXPECT_EQ(label("notice").count("everybody on this PC"), 1) << "once for all forwards";
    EXPECT_FALSE(label("notice").contains("proxy"));
    Profile profile = desk.model().find("mail")->profile;
    profile.proxy = {ProxyKind::Socks5, {"proxy.example.org", 1080}, "anna"};
    desk.model().setProfiles({profile});
    copy();
    EXPECT_TRUE(label("notice").contains("ssh goes through a proxy by a command only"));
}

TEST_F(CardHeadTest, GivesForwardsAndWhatIsReadTheRoomOfThePlot)
{
    window.resize(960, 480);
    window.show();
    const auto* plot = window.findChild<QWidget*>("trafficPlot");
    auto* tabs = window.findChild<QTabWidget*>("tabs");
    EXPECT_FALSE(plot->isVisible());
    tabs->setCurrentIndex(1);
    EXPECT_TRUE(plot->isVisible());
    window.resize(960, 900);
    tabs->setCurrentIndex(0);
    EXPECT_TRUE(QTest::qWaitFor([&] { return plot->isVisible(); })) << "there is room for both";
    tabs->setCurrentIndex(3);
    EXPECT_FALSE(plot->isVisible());
}

TEST_F(CardHeadTest, KeepsWhatIsBelowInItsPlaceWhateverTheStateSays)
{
    window.show();
    const auto* tabs = window.findChild<QWidget*>("tabs");
    std::set<int> tops;
    for (const TunnelState& state : stateOfEachLight()) {
        desk.model().setState("mail", state);
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
        tops.insert(tabs->y());
    }
    EXPECT_EQ(tops.size(), 1U);
}

TEST(StateColour, IsThatOfItsPicture)
{
    for (const Ground ground : {Ground::Light, Ground::Dark}) {
        for (int light = 0; light <= static_cast<int>(Light::Failed); ++light) {
            const QImage picture = stateIcon(static_cast<Light>(light), ground).pixmap(64).toImage();
            const QColor wanted = stateColour(static_cast<Light>(light), ground);
            bool isThere = false;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x)
                    isThere |= picture.pixelColor(x, y) == wanted;
            }
            EXPECT_TRUE(isThere) << light;
        }
    }
}

} // namespace
} // namespace underpass
