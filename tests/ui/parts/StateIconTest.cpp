// SPDX-License-Identifier: MIT
#include "ui/parts/StateIcon.h"

#include "ui/parts/Colours.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>

#include <gtest/gtest.h>

namespace underpass {
namespace {

constexpr int lights = 7;

QImage shapeOf(Light light, Ground ground)
{
    return stateIcon(light, ground).pixmap(16).toImage().convertToFormat(QImage::Format_Alpha8);
}

// Pixels that are clearly there in one shape and clearly not in the other.
int differentPixels(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const int difference = a.pixelColor(x, y).alpha() - b.pixelColor(x, y).alpha();
            count += difference > 127 || difference < -127 ? 1 : 0;
        }
    }
    return count;
}

TEST(StateIcon, HasEverySizeForEveryLightAndGround)
{
    const QList<QSize> sizes{{16, 16}, {20, 20}, {22, 22}, {24, 24}, {32, 32}, {40, 40}, {48, 48}, {64, 64},
        {128, 128}, {256, 256}};
    for (int light = 0; light < lights; ++light) {
        for (const Ground ground : {Ground::Light, Ground::Dark})
            EXPECT_EQ(stateIcon(static_cast<Light>(light), ground).availableSizes(), sizes) << light;
    }
    EXPECT_EQ(applicationIcon().availableSizes(), sizes);
}

TEST(StateIcon, DiffersInShapeBetweenAnyTwoLights)
{
    for (int one = 0; one < lights; ++one) {
        for (int other = one + 1; other < lights; ++other) {
            for (const Ground ground : {Ground::Light, Ground::Either}) {
                const QImage a = shapeOf(static_cast<Light>(one), ground);
                const QImage b = shapeOf(static_cast<Light>(other), ground);
                EXPECT_GE(differentPixels(a, b), 8) << one << " and " << other;
            }
        }
    }
}

TEST(StateIcon, KeepsItsShapeAndTurnsBrighterOnADarkGround)
{
    for (int light = 0; light < lights; ++light) {
        EXPECT_EQ(shapeOf(static_cast<Light>(light), Ground::Light),
            shapeOf(static_cast<Light>(light), Ground::Dark));
        const QIcon dark = stateIcon(static_cast<Light>(light), Ground::Dark);
        const QImage image = dark.pixmap(64).toImage().convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                ASSERT_TRUE(color.alpha() < 255 || color.value() > 200) << light << ": " << x << "," << y;
            }
        }
    }
}

// How well the best of the picture can be told from a panel of this colour.
double contrastOn(const QColor& panel, const QPixmap& picture)
{
    QImage seen{picture.size(), QImage::Format_RGB32};
    seen.fill(panel);
    QPainter{&seen}.drawPixmap(0, 0, picture);
    double best = 1;
    for (int y = 0; y < seen.height(); ++y) {
        for (int x = 0; x < seen.width(); ++x)
            best = std::max(best, contrast(seen.pixelColor(x, y), panel));
    }
    return best;
}

TEST(StateIcon, IsSeenOnADarkAndOnALightPanel)
{
    for (int light = 0; light < lights; ++light) {
        for (const int size : {16, 22, 24, 48}) {
            const QPixmap picture = stateIcon(static_cast<Light>(light), Ground::Either).pixmap(size);
            EXPECT_EQ(picture.width(), size);
            for (const QRgb panel : {0xff000000U, 0xff1c1f23U, 0xff3d3846U, 0xff5a5a5aU, 0xff808080U,
                     0xffd8d8d8U, 0xffebebebU, 0xffffffffU})
                EXPECT_GE(contrastOn(QColor{panel}, picture), 3) << light << " on " << std::hex << panel;
        }
    }
}

TEST(StateIcon, IsMadeOnce)
{
    EXPECT_EQ(stateIcon(Light::On, Ground::Dark).cacheKey(), stateIcon(Light::On, Ground::Dark).cacheKey());
}

TEST(StateIcon, TakesTheGroundFromThePalette)
{
    const QPalette before = QApplication::palette();
    QApplication::setPalette(QPalette{QColor{30, 30, 30}});
    EXPECT_EQ(windowGround(), Ground::Dark);
    QApplication::setPalette(QPalette{QColor{240, 240, 240}});
    EXPECT_EQ(windowGround(), Ground::Light);
    QApplication::setPalette(before);
}

} // namespace
} // namespace underpass
