// SPDX-License-Identifier: MIT
#include "ui/parts/Theme.h"

#include "ui/parts/Colours.h"
#include "ui/parts/Style.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

void expectReadable(const QPalette& palette)
{
    using Pair = std::pair<QPalette::ColorRole, QPalette::ColorRole>;
    for (const auto& [text, ground] : {Pair{QPalette::WindowText, QPalette::Window},
             Pair{QPalette::Text, QPalette::Base}, Pair{QPalette::Text, QPalette::AlternateBase},
             Pair{QPalette::ButtonText, QPalette::Button}, Pair{QPalette::PlaceholderText, QPalette::Base},
             Pair{QPalette::HighlightedText, QPalette::Highlight}, Pair{QPalette::Link, QPalette::Window},
             Pair{QPalette::Link, QPalette::Base}, Pair{QPalette::ToolTipText, QPalette::ToolTipBase}})
        EXPECT_GE(contrast(palette.color(text), palette.color(ground)), 4.5) << text << " on " << ground;
    for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::Button})
        EXPECT_GE(contrast(palette.color(QPalette::Dark), palette.color(ground)), 3) << "edges on " << ground;
    EXPECT_GE(contrast(palette.color(QPalette::Text), selectionColour(palette)), 4.5)
        << "of what is selected";
    EXPECT_GE(contrast(palette.color(QPalette::PlaceholderText), selectionColour(palette)), 4.5);
    EXPECT_GE(contrast(palette.color(QPalette::Highlight), palette.color(QPalette::Base)), 3) << "the accent";
}

TEST(Theme, LightTextIsReadableOnEveryGround)
{
    expectReadable(lightPalette());
}

TEST(Theme, DarkTextIsReadableOnEveryGround)
{
    expectReadable(darkPalette());
}

TEST(Theme, TakesTheDesktopsAccentAsFarAsItCanBeRead)
{
    for (const QRgb accent : {0xffffff00U, 0xff000000U, 0xffffffffU, 0xff0078d4U, 0xff7a3fd0U, 0xffe81123U}) {
        expectReadable(lightPalette(QColor{accent}));
        expectReadable(darkPalette(QColor{accent}));
    }
    EXPECT_EQ(lightPalette(QColor{0xff7a3fd0}).color(QPalette::Highlight), QColor{0xff7a3fd0});
}

TEST(Theme, DarkIsDarkerThanLight)
{
    EXPECT_LT(darkPalette().color(QPalette::Window).lightness(), 64);
    EXPECT_GT(lightPalette().color(QPalette::Window).lightness(), 192);
}

bool isOurs(const QStyle* style)
{
    return dynamic_cast<const Style*>(style) != nullptr;
}

// A contrast theme can be turned on while the program runs.
TEST(Theme, GivesWayToThePlatformsStyleAndComesBack)
{
    const QColor before = QApplication::palette().color(QPalette::Window);
    applyTheme(*qApp, Settings::Theme::Dark);
    applyPlatformStyle(*qApp);
    EXPECT_FALSE(isOurs(QApplication::style()));
    EXPECT_NE(QApplication::palette().color(QPalette::Window), darkPalette().color(QPalette::Window));
    EXPECT_NE(QApplication::palette().resolveMask() & 1, 1U) << "its colours are the platform's to change";
    applyPlatformStyle(*qApp, "Windows");
    EXPECT_EQ(QApplication::style()->name().toLower(), "windows");
    applyTheme(*qApp, Settings::Theme::Light);
    EXPECT_TRUE(isOurs(QApplication::style()));
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), before);
}

TEST(Theme, KnowsTheStyleOfWindows11WhereThereIsOne)
{
    EXPECT_EQ(windowsStyle({"Windows11", "WindowsVista", "Fusion"}), "windows11");
    EXPECT_EQ(windowsStyle({"WindowsVista", "Windows", "Fusion"}), "");
    EXPECT_TRUE(platformStyles().contains("fusion", Qt::CaseInsensitive));
}

} // namespace
} // namespace underpass
