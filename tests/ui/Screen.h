// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>
#include <QTemporaryFile>

namespace underpass {

// A screen without a display, for the QApplication that is made while this lives: of 1366x768 pixels, or,
// with a QT_SCALE_FACTOR, one that people have with that: 1920x1080 up to 200 %, above 3840x2160. A taskbar
// is taken off. Unless QT_QPA_PLATFORM names another.
class Screen
{
public:
    Screen();

private:
    QTemporaryFile m_description; // Which Qt's platform plugin reads.
};

// What a window may have of it, beside its title bar. In the window's own pixels.
[[nodiscard]] QSize roomOnScreen();

} // namespace underpass
