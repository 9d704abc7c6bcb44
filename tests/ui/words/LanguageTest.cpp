// SPDX-License-Identifier: MIT
#include "tests/ui/Example.h"
#include "ui/tray/Tray.h"
#include "ui/window/AboutDialog.h"
#include "ui/window/MainWindow.h"
#include "ui/window/SettingsDialog.h"
#include "ui/words/Translation.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSystemTrayIcon>
#include <QTabWidget>
#include <QTest>

#include <gtest/gtest.h>

namespace underpass {
namespace {

// Windows that are open while the person chooses another language.
class LanguageTest : public testing::Test
{
protected:
    LanguageTest() { showExample(desk); }
    ~LanguageTest() override
    {
        translate(*qApp, "en");
        QLocale::setDefault(QLocale::c());
    }

    FakeDesk desk;
};

TEST_F(LanguageTest, TheWindowChangesAndStaysWhereItWas)
{
    MainWindow window{desk};
    window.show();
    window.setHasTray(false);
    window.choose("database");
    window.findChild<QTabWidget*>("tabs")->setCurrentIndex(2);
    const QWidget dialogOfIt{&window, Qt::Dialog};
    const QPointer<const QWidget> openDialog{&dialogOfIt};
    for (const auto& [language, menu, button] : {std::tuple{"de", "&Datei", "&Jetzt versuchen"},
             {"ja", "ファイル(&F)", "今すぐ試す(&Y)"}, {"en", "&File", "Tr&y now"}}) {
        translate(*qApp, language);
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return window.menuBar()->actions().front()->text() == QString::fromUtf8(menu); }));
        EXPECT_EQ(window.findChild<QPushButton*>("reconnect")->text(), QString::fromUtf8(button));
        EXPECT_EQ(window.menuBar()->actions().size(), 3);
        EXPECT_EQ(window.findChild<QLabel*>("name")->text(), "Shop database");
        EXPECT_EQ(window.findChild<QTabWidget*>("tabs")->currentIndex(), 2);
        EXPECT_TRUE(QTest::qWaitFor([&] { return window.findChild<QLabel*>("notice")->isVisible(); }));
        EXPECT_FALSE(openDialog.isNull());
    }
}

TEST_F(LanguageTest, TheSettingsChangeUnderTheHandThatChoosesThem)
{
    const AutostartControl autostart{
        [] { return AtLogon::DoesNotStart; }, [](bool) { return Result<void>{}; }};
    SettingsDialog dialog{desk.settings(), autostart};
    dialog.show();
    dialog.activateWindow();
    QObject::connect(
        &desk.settings(), &Settings::changed, &dialog, [&] { translate(*qApp, desk.settings().language()); });
    auto* language = dialog.findChild<QComboBox*>("language");
    language->setFocus();
    language->setCurrentIndex(language->findData("de"));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return dialog.findChild<QCheckBox*>("logDetails")->text().contains("Protokoll"); }));
    EXPECT_EQ(dialog.findChild<QComboBox*>("language")->currentText(), "Deutsch");
    EXPECT_EQ(dialog.focusWidget()->objectName(), "language");
}

TEST_F(LanguageTest, TheTrayChangesToo)
{
    Tray tray{desk, [] { return Ground::Light; }};
    const auto* icon = tray.findChild<QSystemTrayIcon*>("trayIcon");
    translate(*qApp, "de");
    tray.retranslate();
    EXPECT_EQ(icon->contextMenu()->defaultAction()->text(), QString::fromUtf8("Underpass ö&ffnen"));
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return icon->toolTip().contains("Braucht Ihre Antwort") || icon->toolTip().contains("Gescheitert");
    }));
}

TEST_F(LanguageTest, GoesBackToTheSystems)
{
    translate(*qApp, "de");
    translate(*qApp, {});
    EXPECT_EQ(QLocale{}.language(), QLocale::system().language());
    AboutDialog dialog{"MIT"};
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const bool isGerman = QLocale::system().language() == QLocale::German;
    EXPECT_EQ(dialog.windowTitle().startsWith(QString::fromUtf8("Über")), isGerman);
}

} // namespace
} // namespace underpass
