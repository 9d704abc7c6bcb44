// SPDX-License-Identifier: MIT
#include "ui/parts/StateIcon.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSize>
#include <QString>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace underpass {
namespace {

constexpr std::array sizes{16, 20, 22, 24, 32, 40, 48, 64, 128, 256};
constexpr std::array kindSizes{24, 32, 48, 64, 96};

const char* pictureOf(Light light)
{
    switch (light) {
    case Light::Off:
        return "off";
    case Light::On:
        return "on";
    case Light::Connecting:
        return "connecting";
    case Light::Waiting:
        return "waiting";
    case Light::Degraded:
        return "degraded";
    case Light::NeedsYou:
        return "needs-you";
    case Light::Failed:
        return "failed";
    }
    std::unreachable();
}

// Drawn at build time, see resources/icons/Pictures.cmake; each is read when first shown.
QIcon iconOf(const QString& name, std::span<const int> inSizes = sizes)
{
    QIcon icon;
    for (const int size : inSizes)
        icon.addFile(QStringLiteral(":/icons/%1-%2.png").arg(name).arg(size), QSize{size, size});
    return icon;
}

// The same shape in one colour.
QPixmap filled(const QPixmap& shape, const QColor& colour)
{
    QPixmap made = shape;
    QPainter painter{&made};
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(made.rect(), colour);
    return made;
}

// With a white edge around what is dark: on a light panel the picture is seen, on a dark one its edge.
QIcon edged(const QIcon& icon)
{
    constexpr std::array traySizes{16, 20, 22, 24, 32, 40, 48, 64};
    QIcon made;
    for (const int size : traySizes) {
        const QPixmap picture = icon.pixmap(QSize{size, size}, 1);
        const QPixmap edge = filled(picture, Qt::white);
        const int width = std::max(size / 16, 1);
        QPixmap both{QSize{size, size}};
        both.fill(Qt::transparent);
        QPainter painter{&both};
        for (int x = -width; x <= width; ++x) {
            for (int y = -width; y <= width; ++y)
                painter.drawPixmap(x, y, edge);
        }
        painter.drawPixmap(0, 0, picture);
        painter.end();
        made.addPixmap(both);
    }
    return made;
}

} // namespace

QIcon stateIcon(Light light, Ground ground)
{
    static std::array<std::array<QIcon, 7>, 3> kept;
    QIcon& icon = kept.at(static_cast<std::size_t>(ground)).at(static_cast<std::size_t>(light));
    if (icon.isNull()) {
        const QString name = pictureOf(light);
        icon = iconOf(ground == Ground::Dark ? name + "-on-dark" : name);
        if (ground == Ground::Either)
            icon = edged(icon);
    }
    return icon;
}

// As in resources/icons: the drawings have the first ones, Pictures.cmake the others.
QColor stateColour(Light light, Ground ground)
{
    struct Pair
    {
        QRgb onLight, onDark;
    };
    constexpr Pair grey{0xff3b4149, 0xffeef1f4};
    constexpr Pair green{0xff1a7f37, 0xff3fd066};
    constexpr Pair blue{0xff0b62c4, 0xff5cb0ff};
    constexpr Pair amber{0xffb35900, 0xffffb02e};
    constexpr Pair violet{0xff7a3fd0, 0xffc9a3ff};
    constexpr Pair red{0xffcf222e, 0xffff6b6b};
    constexpr std::array colours{grey, green, blue, amber, amber, violet, red}; // In the order of Light.
    const Pair& pair = colours.at(static_cast<std::size_t>(light));
    return QColor{ground == Ground::Dark ? pair.onDark : pair.onLight};
}

QIcon kindIcon(const QString& name, Ground ground)
{
    return iconOf(ground == Ground::Dark ? name + "-on-dark" : name, kindSizes);
}

QIcon applicationIcon()
{
    static const QIcon icon = iconOf("underpass");
    return icon;
}

Ground windowGround()
{
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Ground::Dark
                                                                                : Ground::Light;
}

} // namespace underpass
