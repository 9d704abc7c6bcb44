// SPDX-License-Identifier: MIT
#include "ui/parts/StateIcon.h"

#include <QApplication>
#include <QImage>
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
            const QImage a = shapeOf(static_cast<Light>(one), Ground::Light);
            const QImage b = shapeOf(static_cast<Light>(other), Ground::Light);
            EXPECT_GE(differentPixels(a, b), 12) << one << " and " << other;
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
