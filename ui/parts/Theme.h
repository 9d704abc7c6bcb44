// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Settings.h"

#include <QApplication>
#include <QPalette>

namespace underpass {

// Our own palettes: every text on its ground has a contrast of at least 4.5:1, disabled text excepted.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

// Fusion style in the chosen colours. System is dark where the style's standard palette is; the desktop's
// colours themselves are not taken over. GUI thread.
void applyTheme(QApplication& application, Settings::Theme theme);

} // namespace underpass
