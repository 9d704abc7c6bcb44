// SPDX-License-Identifier: MIT
#include "ui/parts/Theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace underpass {
namespace {

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

void expectReadable(const QPalette& palette)
{
    using Pair = std::pair<QPalette::ColorRole, QPalette::ColorRole>;
    for (const auto& [text, ground] : {Pair{QPalette::WindowText, QPalette::Window},
             Pair{QPalette::Text, QPalette::Base}, Pair{QPalette::Text, QPalette::AlternateBase},
             Pair{QPalette::ButtonText, QPalette::Button}, Pair{QPalette::PlaceholderText, QPalette::Base},
             Pair{QPalette::HighlightedText, QPalette::Highlight}, Pair{QPalette::Link, QPalette::Window},
             Pair{QPalette::Link, QPalette::Base}, Pair{QPalette::ToolTipText, QPalette::ToolTipBase}})
        EXPECT_GE(contrast(palette.color(text), palette.color(ground)), 4.5) << text << " on " << ground;
}

TEST(Theme, LightTextIsReadableOnEveryGround)
{
    expectReadable(lightPalette());
}

TEST(Theme, DarkTextIsReadableOnEveryGround)
{
    expectReadable(darkPalette());
}

TEST(Theme, DarkIsDarkerThanLight)
{
    EXPECT_LT(darkPalette().color(QPalette::Window).lightness(), 64);
    EXPECT_GT(lightPalette().color(QPalette::Window).lightness(), 192);
}

} // namespace
} // namespace underpass
