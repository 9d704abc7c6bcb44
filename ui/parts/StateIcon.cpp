// SPDX-License-Identifier: MIT
#include "ui/parts/StateIcon.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSize>
#include <QString>

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

} // namespace

QIcon stateIcon(Light light, Ground ground)
{
    static std::array<std::array<QIcon, 7>, 2> kept;
    QIcon& icon = kept.at(static_cast<std::size_t>(ground)).at(static_cast<std::size_t>(light));
    if (icon.isNull()) {
        const QString name = pictureOf(light);
        icon = iconOf(ground == Ground::Dark ? name + "-on-dark" : name);
    }
    return icon;
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
