// SPDX-License-Identifier: MIT
#include "tests/ui/tray/TrayFixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>

#include <algorithm>

namespace underpass {
namespace {

using testing::ElementsAre;

TEST_F(TrayTest, HasAPlainMenuWithoutProfiles)
{
    EXPECT_EQ(menuTexts(),
        (QStringList{
            "&Open Underpass", "-", "-", QString::fromUtf8("&Settings…"), "&About Underpass", "-", "&Quit"}));
    EXPECT_EQ(openMenu().defaultAction()->objectName(), "open");
}

TEST_F(TrayTest, OffersAToggleForEachProfileAndReconnectForActiveOnes)
{
    m_desk.setProfiles({"R&D", "mail"});
    m_desk.model().setState("mail", stateOfEachLight().at(1));
    EXPECT_EQ(menuTexts(),
        (QStringList{"&Open Underpass", "-", "R&&D: Not connected", "mail: Connected", "-", "&Connect all",
            "&Disconnect all", "Reconnect a&ll", "&Reconnect", "Co&py an address", "-",
            QString::fromUtf8("&Settings…"), "&About Underpass", "-", "&Quit"}));
    EXPECT_EQ(action("reconnect:mail").text(), "mail");
}

TEST_F(TrayTest, AsksTheDeskForWhatIsChosen)
{
    m_desk.setProfiles({"db", "mail"});
    m_desk.model().setState("mail", Connecting{});
    action("toggle:db").trigger();
    action("toggle:mail").trigger();
    action("reconnect:mail").trigger();
    action("reconnectAll").trigger();
    EXPECT_THAT(
        m_desk.asked, ElementsAre("connect db", "disconnect mail", "reconnect mail", "reconnect mail"));
}

TEST_F(TrayTest, ConnectsAndDisconnectsAllWhereThereAreSeveral)
{
    m_desk.setProfiles({"db", "mail", "web"});
    m_desk.model().setState("mail", Connecting{});
    action("connectAll").trigger();
    action("disconnectAll").trigger();
    EXPECT_THAT(m_desk.asked, ElementsAre("connect db", "connect web", "disconnect mail"));
    m_desk.setProfiles({"mail"});
    EXPECT_FALSE(menuTexts().contains("&Connect all"));
}

TEST_F(TrayTest, CopiesTheAddressesThatAreOursAtThisMoment)
{
    m_desk.setProfiles({"mail"});
    Online online{1, TimePoint{}, {pop3(true), pop3(false)}, {}};
    online.forwards[1].listen.port = 1111;
    m_desk.model().setState("mail", online);
    QAction& copy = action("copy:localhost:1110");
    EXPECT_EQ(copy.text(), "mail, POP3: localhost:1110");
    copy.trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "localhost:1110");
    EXPECT_EQ(find("copy:localhost:1111"), nullptr) << "somebody else has it";
    m_desk.model().setState("mail", Waiting{1, TimePoint{}, lost()});
    EXPECT_FALSE(menuTexts().contains("Co&py an address"));
}

TEST_F(TrayTest, DoesWhatTheOpenMenuSaidEvenWhenTheStateChangedMeanwhile)
{
    m_desk.setProfiles({"mail"});
    QAction& toggle = action("toggle:mail");
    m_desk.model().setState("mail", Connecting{});
    toggle.trigger();
    EXPECT_THAT(m_desk.asked, ElementsAre("connect mail"));
}

TEST_F(TrayTest, AnnouncesWhatOthersHaveToOpen)
{
    QSignalSpy window{&m_desk, &Desk::windowWanted};
    QSignalSpy quit{&m_desk, &Desk::quitWanted};
    QSignalSpy settings{&m_tray, &Tray::settingsWanted};
    QSignalSpy about{&m_tray, &Tray::aboutWanted};
    for (const char* name : {"open", "settings", "about", "quit"})
        action(name).trigger();
    for (QSignalSpy* spy : {&window, &quit, &settings, &about})
        EXPECT_EQ(spy->count(), 1);
}

TEST_F(TrayTest, OpensTheWindowOnEitherClick)
{
    QSignalSpy window{&m_desk, &Desk::windowWanted};
    emit icon().activated(QSystemTrayIcon::Trigger);
    emit icon().activated(QSystemTrayIcon::DoubleClick);
    emit icon().activated(QSystemTrayIcon::Context);
    EXPECT_EQ(window.count(), 2);
}

TEST_F(TrayTest, AClickOnANotificationWantsItsProfile)
{
    QSignalSpy wanted{&m_desk, &Desk::profileWanted};
    Note note{"mail: failed", "It failed.", Light::Failed};
    note.profile = "mail";
    m_tray.show(note);
    emit icon().messageClicked();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.front().front().toString(), "mail");
}

TEST_F(TrayTest, RestsAQuarterOfASecondAfterEachChangeOfTheIcon)
{
    const auto timers = m_tray.findChildren<QTimer*>();
    ASSERT_EQ(timers.size(), 1);
    EXPECT_TRUE(timers.front()->isActive());
    EXPECT_GE(timers.front()->interval(), 250) << "the icon changes at most four times a second";
}

TEST_F(TrayTest, ShowsTheLastOfManyChangesAfterOneRest)
{
    m_desk.setProfiles({"mail"});
    EXPECT_TRUE(shows(Light::Off));
    for (const TunnelState& state : stateOfEachLight())
        m_desk.model().setState("mail", state);
    EXPECT_TRUE(shows(Light::Off)) << "the icon changed more than once without a rest";
    EXPECT_TRUE(QTest::qWaitFor([this] { return shows(Light::Failed); }));
    EXPECT_EQ(icon().toolTip(), "mail: Failed");
}

TEST_F(TrayTest, FollowsTheTaskbarBetweenLightAndDark)
{
    m_ground = Ground::Light;
    m_tray.groundChanged();
    EXPECT_TRUE(QTest::qWaitFor([this] { return shows(Light::Off); }));
}

TEST_F(TrayTest, RunsNoTimerOfItsOwnWhenNothingChanges)
{
    const auto ticking = [this] {
        const auto timers = m_tray.findChildren<QTimer*>();
        return std::ranges::any_of(timers, [](const QTimer* timer) { return timer->isActive(); });
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return !ticking(); }));
}

TEST_F(TrayTest, SaysThatItHasNoPlaceOnADesktopWithoutTray)
{
    EXPECT_FALSE(m_tray.hasPlace());
}

} // namespace
} // namespace underpass
