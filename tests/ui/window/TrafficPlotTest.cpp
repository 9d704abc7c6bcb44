// SPDX-License-Identifier: MIT
#include "ui/window/TrafficPlot.h"

#include "tests/ui/Heard.h"
#include "ui/parts/Colours.h"
#include "ui/parts/Theme.h"

#include <QMouseEvent>
#include <QTest>

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(TrafficPlot, CurvesCanBeToldFromTheirGroundWhateverTheAccent)
{
    for (const std::optional<QColor>& accent :
        {std::optional<QColor>{}, std::optional{QColor{Qt::yellow}}, std::optional{QColor{Qt::black}}}) {
        for (const QPalette& palette : {lightPalette(accent), darkPalette(accent)}) {
            const PlotColours colours = plotColours(palette);
            for (const QColor& colour : {colours.received, colours.sent})
                EXPECT_GE(contrast(colour, palette.color(QPalette::Base)), 3.0)
                    << colour.name().toStdString();
            EXPECT_GE(
                contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Window)), 4.5)
                << "what the lines stand for is text";
        }
    }
}

TEST(TrafficPlot, ItsHeightIsARoundNumberThatHasRoomForAll)
{
    EXPECT_EQ(roundScale(0), 1024U);
    EXPECT_EQ(roundScale(1025), 2048U);
    EXPECT_EQ(roundScale(3000), 4096U);
    EXPECT_EQ(roundScale(90 * 1024), 100U * 1024);
    EXPECT_EQ(roundScale(900 * 1024), 1024U * 1024);
    EXPECT_EQ(roundScale(std::uint64_t{3} << 62), std::uint64_t{3} << 62) << "more than anybody has";
}

// As Qt tells a part that the mouse is over it, wherever that of this screen is.
void moveTo(QWidget& part, const QPointF& place)
{
    QMouseEvent move{
        QEvent::MouseMove, place, part.mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier};
    QCoreApplication::sendEvent(&part, &move);
}

TEST(TrafficPlot, TheMouseReadsASecondAndTheKeysDo)
{
    TrafficPlot plot;
    plot.resize(700, 110);
    plot.show();
    for (std::uint64_t second = 1; second <= 60; ++second)
        plot.add(second * 1024, 2048);
    EXPECT_TRUE(plot.readText().isEmpty());
    moveTo(plot, {699, 60});
    EXPECT_TRUE(plot.readText().startsWith("0 "));
    EXPECT_TRUE(plot.readText().endsWith("ago: received 60.0 kB/s, sent 2.0 kB/s"));
    moveTo(plot, {300, 60});
    EXPECT_TRUE(plot.readText().startsWith("59 ")) << "the oldest there is";
    EXPECT_TRUE(plot.readText().endsWith("ago: received 1.0 kB/s, sent 2.0 kB/s"));
    QEvent leave{QEvent::Leave};
    QCoreApplication::sendEvent(&plot, &leave);
    EXPECT_TRUE(plot.readText().isEmpty());
    Heard heard;
    for (const auto key : {Qt::Key_Left, Qt::Key_Left, Qt::Key_Home, Qt::Key_End, Qt::Key_Right})
        QTest::keyClick(&plot, key);
    ASSERT_EQ(heard.texts.size(), 5);
    EXPECT_TRUE(heard.texts.at(0).startsWith("0 "));
    EXPECT_TRUE(heard.texts.at(1).startsWith("1 "));
    EXPECT_TRUE(heard.texts.at(2).startsWith("59 "));
    EXPECT_TRUE(heard.texts.at(4).startsWith("0 "));
}

TEST(TrafficPlot, HasNothingToReadWhereNothingWasMeasured)
{
    TrafficPlot plot;
    plot.show();
    QTest::keyClick(&plot, Qt::Key_Left);
    EXPECT_TRUE(plot.readText().isEmpty());
    plot.add(1, 1);
    QTest::keyClick(&plot, Qt::Key_Left);
    plot.clear();
    EXPECT_TRUE(plot.readText().isEmpty());
}

} // namespace
} // namespace underpass
