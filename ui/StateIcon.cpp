// SPDX-License-Identifier: MIT
#include "ui/StateIcon.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>
#include <utility>

// A macro that does not work inside a namespace. Without it the linker drops resources of a static library.
static void bringResources()
{
    Q_INIT_RESOURCE(underpass);
}

namespace underpass {
namespace {

constexpr std::array sizes{16, 20, 22, 24, 32, 40, 48, 64, 128, 256};

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

// The pictures are drawn for a light ground; each of their colours has a brighter one for a dark ground.
QByteArray forDarkGround(QByteArray svg)
{
    constexpr std::array<std::pair<const char*, const char*>, 6> brighter{{
        {"#3b4149", "#eef1f4"},
        {"#1a7f37", "#3fd066"},
        {"#0b62c4", "#5cb0ff"},
        {"#b35900", "#ffb02e"},
        {"#7a3fd0", "#c9a3ff"},
        {"#cf222e", "#ff6b6b"},
    }};
    for (const auto& [onLight, onDark] : brighter)
        svg.replace(onLight, onDark);
    return svg;
}

QByteArray source(const char* picture)
{
    bringResources();
    QFile file{QStringLiteral(":/underpass/icons/%1.svg").arg(QLatin1String{picture})};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QIcon rendered(const QByteArray& svg)
{
    QSvgRenderer renderer{svg};
    QIcon icon;
    for (const int size : sizes) {
        QPixmap pixmap{size, size};
        pixmap.fill(Qt::transparent);
        QPainter painter{&pixmap};
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace

QIcon stateIcon(Light light, Ground ground)
{
    // Filled as they are asked for: rendering all of them would be felt at the start.
    static std::array<std::array<QIcon, 7>, 2> kept;
    QIcon& icon = kept.at(static_cast<std::size_t>(ground)).at(static_cast<std::size_t>(light));
    if (icon.isNull()) {
        const QByteArray svg = source(pictureOf(light));
        icon = rendered(ground == Ground::Dark ? forDarkGround(svg) : svg);
    }
    return icon;
}

QIcon applicationIcon()
{
    static const QIcon icon = rendered(source("underpass"));
    return icon;
}

Ground windowGround()
{
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Ground::Dark
                                                                                : Ground::Light;
}

} // namespace underpass
