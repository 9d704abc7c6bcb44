// SPDX-License-Identifier: MIT
#include "app/tray/Appearance.h"

#include "ui/parts/Theme.h"

namespace underpass {

void introduceProgram() { }

void letComeForward(std::int64_t) { }

void applyAppearance(QApplication& application, const Settings& settings)
{
    applyTheme(application, settings.theme());
}

Ground taskbarGround()
{
    return Ground::Either; // Many desktops have a dark panel beside light windows, and none says so.
}

} // namespace underpass
