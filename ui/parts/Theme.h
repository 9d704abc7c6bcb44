// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Settings.h"

#include <QApplication>
#include <QPalette>
#include <QStringList>

#include <optional>

namespace underpass {

// Our own palettes: every text on its ground has a contrast of at least 4.5:1, disabled text excepted, and
// every control's edge of 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). `accent` is the desktop's own colour, where it
// has one; as much lighter or darker as that takes.
[[nodiscard]] QPalette lightPalette(const std::optional<QColor>& accent = {});
[[nodiscard]] QPalette darkPalette(const std::optional<QColor>& accent = {});

// Our own style in the chosen colours. System is dark where the style's standard palette is; of the desktop's
// colours the accent alone is taken over. GUI thread.
void applyTheme(QApplication& application, Settings::Theme theme, const std::optional<QColor>& accent = {});

// The platform's own style and colours in place of ours, for a contrast theme that somebody needs, or by the
// name of a style that the platform has. GUI thread.
void applyPlatformStyle(QApplication& application, const QString& style = {});

// The names of the styles that Qt has for this system: Windows 11's only there, though Qt offers it on 10.
[[nodiscard]] QStringList platformStyles();

// The one of Windows 11 among them; empty where there is none.
[[nodiscard]] QString windowsStyle(const QStringList& available = platformStyles());

} // namespace underpass
