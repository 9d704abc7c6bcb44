// SPDX-License-Identifier: MIT
#include "ui/parts/Settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace underpass {
namespace {

class SettingsTest : public testing::Test
{
protected:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath("settings.ini");
};

TEST_F(SettingsTest, BeginsWithSafeDefaults)
{
    const Settings settings{m_file};
    EXPECT_FALSE(settings.startsHidden());
    EXPECT_TRUE(settings.showsNotifications());
    EXPECT_TRUE(settings.asksBeforeQuit());
    EXPECT_FALSE(settings.logsDetails());
    EXPECT_FALSE(settings.looksLikeWindows());
    EXPECT_EQ(settings.theme(), Settings::Theme::System);
    EXPECT_EQ(settings.language(), "");
    EXPECT_TRUE(settings.collapsedGroups().isEmpty());
    EXPECT_FALSE(settings.sortsByState());
    EXPECT_TRUE(settings.recentProfiles().isEmpty());
}

TEST_F(SettingsTest, KeepsEveryChoiceForTheNextStart)
{
    {
        Settings settings{m_file};
        settings.setStartsHidden(true);
        settings.setShowsNotifications(false);
        settings.setAsksBeforeQuit(false);
        settings.setLogsDetails(true);
        settings.setTheme(Settings::Theme::Dark);
        settings.setLooksLikeWindows(true);
        settings.setLanguage("ja");
        settings.setCollapsedGroups({"work, and more", "db"});
        settings.setSortsByState(true);
        settings.setRecentProfiles({"mail"});
        settings.setGeometry("main", "\x01\x02");
    }
    const Settings settings{m_file};
    EXPECT_TRUE(settings.looksLikeWindows());
    EXPECT_TRUE(settings.startsHidden());
    EXPECT_FALSE(settings.showsNotifications());
    EXPECT_FALSE(settings.asksBeforeQuit());
    EXPECT_TRUE(settings.logsDetails());
    EXPECT_EQ(settings.theme(), Settings::Theme::Dark);
    EXPECT_EQ(settings.language(), "ja");
    EXPECT_EQ(settings.collapsedGroups(), (QStringList{"work, and more", "db"}));
    EXPECT_TRUE(settings.sortsByState());
    EXPECT_EQ(settings.recentProfiles(), QStringList{"mail"});
    EXPECT_EQ(settings.geometry("main"), QByteArray("\x01\x02"));
    EXPECT_EQ(settings.geometry("other"), QByteArray());
}

TEST_F(SettingsTest, AnnouncesAChangeOnceAndNoChangeNever)
{
    Settings settings{m_file};
    QSignalSpy changed{&settings, &Settings::changed};
    settings.setTheme(Settings::Theme::Light);
    settings.setTheme(Settings::Theme::Light);
    EXPECT_EQ(changed.count(), 1);
}

TEST_F(SettingsTest, DoesNotAnnounceTheSameChoiceReadBackFromTheFile)
{
    {
        Settings settings{m_file};
        settings.setStartsHidden(true);
    }
    Settings settings{m_file};
    QSignalSpy changed{&settings, &Settings::changed};
    settings.setStartsHidden(true);
    EXPECT_EQ(changed.count(), 0);
}

TEST_F(SettingsTest, TakesAnUnknownThemeForTheSystems)
{
    QFile file{m_file};
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("[General]\ntheme=plaid\n");
    file.close();
    EXPECT_EQ(Settings{m_file}.theme(), Settings::Theme::System);
}

} // namespace
} // namespace underpass
