// SPDX-License-Identifier: MIT
#include "tests/ui/tray/TrayFixture.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::ElementsAre;

class TrayMenuTest : public TrayTest
{
protected:
    // Sixty, the last twenty of them in groups of ten.
    void setSixty()
    {
        std::vector<std::string> names;
        for (int number = 0; number < 60; ++number)
            names.push_back("tunnel " + std::to_string(number));
        m_desk.setProfiles(names);
        std::vector<Profile> profiles = m_desk.model().profiles();
        for (std::size_t number = 40; number < profiles.size(); ++number)
            profiles[number].groups = {number < 50 ? "R&D" : "home"};
        m_desk.model().setProfiles(profiles);
    }
    QStringList textsOf(const QString& title)
    {
        QStringList texts;
        for (QAction* action : openMenu().actions()) {
            if (action->menu() == nullptr || action->text() != title)
                continue;
            for (const QAction* inner : action->menu()->actions())
                texts += inner->isSeparator() ? "-" : inner->text();
        }
        return texts;
    }
};

TEST_F(TrayMenuTest, IsShortWithSixtyProfilesAndHasThemAllAStepAway)
{
    setSixty();
    m_desk.model().setState("tunnel 59", Connecting{});
    m_desk.model().setState("tunnel 7", Failed{lost()});
    EXPECT_LT(menuTexts().size(), 25);
    EXPECT_TRUE(menuTexts().contains("tunnel 59: Connecting"));
    EXPECT_TRUE(menuTexts().contains("tunnel 7: Failed"));
    EXPECT_EQ(textsOf("Other &tunnels").size(), 40);
    action("toggle:tunnel 30").trigger();
    EXPECT_THAT(m_desk.asked, ElementsAre("connect tunnel 30"));
}

TEST_F(TrayMenuTest, HasThoseThatWereConnectedLast)
{
    setSixty();
    for (int number = 10; number < 17; ++number) {
        const std::string id = "tunnel " + std::to_string(number);
        m_desk.model().setState(id, Connecting{});
        m_desk.model().setState(id, Stopped{});
    }
    EXPECT_FALSE(menuTexts().contains("tunnel 11: Not connected"));
    EXPECT_TRUE(menuTexts().contains("tunnel 12: Not connected"));
    EXPECT_TRUE(menuTexts().contains("tunnel 16: Not connected"));
    EXPECT_EQ(m_desk.settings().recentProfiles().value(0), "tunnel 16");
}

TEST_F(TrayMenuTest, AGroupIsAMenuOfItsOwnWithWhatIsForAllOfIt)
{
    setSixty();
    m_desk.model().setState("tunnel 41", Connecting{});
    const QStringList texts = textsOf("R&&D");
    ASSERT_EQ(texts.size(), 14);
    EXPECT_EQ(texts.at(1), "tunnel 41: Connecting");
    EXPECT_EQ(texts.mid(10), (QStringList{"-", "&Connect all", "&Disconnect all", "Reconnect a&ll"}));
    for (QAction* each : openMenu().actions()) {
        if (each->menu() != nullptr && each->text() == "R&&D")
            each->menu()->actions().at(12)->trigger();
    }
    EXPECT_THAT(m_desk.asked, ElementsAre("disconnect tunnel 41"));
}

TEST_F(TrayMenuTest, ManyGroupsAreAStepAwayToo)
{
    setSixty();
    std::vector<Profile> profiles = m_desk.model().profiles();
    for (Profile& profile : profiles)
        profile.groups = {"group " + profile.id};
    m_desk.model().setProfiles(profiles);
    EXPECT_LT(menuTexts().size(), 25);
    EXPECT_EQ(textsOf("&Groups").size(), 60);
}

TEST_F(TrayMenuTest, FewProfilesInGroupsAreInViewAllTheSame)
{
    m_desk.setProfiles({"db", "mail"});
    std::vector<Profile> profiles = m_desk.model().profiles();
    profiles[1].groups = {"work"};
    m_desk.model().setProfiles(profiles);
    EXPECT_TRUE(menuTexts().contains("mail: Not connected"));
    EXPECT_EQ(textsOf("work").front(), "mail: Not connected");
}

TEST_F(TrayMenuTest, EachRowHasThePictureOfItsState)
{
    m_desk.setProfiles({"mail"});
    for (const TunnelState& state : stateOfEachLight()) {
        m_desk.model().setState("mail", state);
        EXPECT_EQ(
            action("toggle:mail").icon().cacheKey(), stateIcon(lightOf(state), windowGround()).cacheKey());
    }
}

TEST_F(TrayMenuTest, AFailureThatNobodyNeedsCanBeDismissed)
{
    m_desk.setProfiles({"db", "mail"});
    EXPECT_EQ(find("dismissFailures"), nullptr);
    m_desk.model().setState("mail", Failed{lost()});
    action("dismissFailures").trigger();
    EXPECT_THAT(m_desk.asked, ElementsAre("disconnect mail"));
}

} // namespace
} // namespace underpass
