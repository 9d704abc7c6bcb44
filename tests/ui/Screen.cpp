// SPDX-License-Identifier: MIT
#include "tests/ui/Screen.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>

namespace underpass {

namespace {

constexpr int taskbar = 48; // Windows 11's, and below its title bar.
constexpr int titleBar = 32;

// All but the taskbar, in the screen's pixels.
QSize available()
{
    const double scale = qEnvironmentVariableIsSet("QT_SCALE_FACTOR")
        ? qEnvironmentVariable("QT_SCALE_FACTOR").toDouble()
        : 1;
    const QSize all = scale > 2 ? QSize{3840, 2160} : scale > 1 ? QSize{1920, 1080} : QSize{1366, 768};
    return {all.width(), all.height() - static_cast<int>(taskbar * scale)};
}

} // namespace

// The plugin takes no path with a colon: so a relative one.
Screen::Screen()
    : m_description("screen-XXXXXX.json")
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !m_description.open())
        return;
    const QSize size = available();
    m_description.write(QString{R"({"screens": [{"name": "one", "x": 0, "y": 0, "width": %1, "height": %2,)"
                                R"( "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})"}
            .arg(size.width())
            .arg(size.height())
            .toUtf8());
    m_description.close();
    const QString here = QFileInfo{m_description.fileName()}.fileName();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + here.toLocal8Bit());
}

QSize roomOnScreen()
{
    return QGuiApplication::primaryScreen()->availableSize() - QSize{0, titleBar};
}

} // namespace underpass
