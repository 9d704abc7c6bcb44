// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Settings.h"
#include "ui/parts/StateIcon.h"

#include <QApplication>

#include <cstdint>

namespace underpass {

// How the program looks beside others on its desktop. GUI thread.

// Before the first window. Windows: the name that groups its windows and notifications with its shortcut, and
// plugins from its own folder alone.
void introduceProgram();

// In the chosen colours; System follows the desktop's light or dark. Windows: title bars follow too, the
// style of Windows 11 takes the place of ours where somebody chose that, and a contrast theme of the
// person's own that of both, also while the program runs.
void applyAppearance(QApplication& application, const Settings& settings);

// Lets another process of this account bring its window to the front. Windows allows that only to whom the
// program that the person has just started names.
void letComeForward(std::int64_t process);

// What the tray icon stands on now: on Windows the taskbar, which may be dark where windows are light.
[[nodiscard]] Ground taskbarGround();

} // namespace underpass
