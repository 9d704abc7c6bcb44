// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Announce.h"

namespace underpass {

// The way of announce() to screen readers: from Qt 6.8 on by the event made for that
// (ScreenReader_event.cpp). Before, a status line in the window, of which nothing is drawn, takes the text as
// its name (ScreenReader_label.cpp), which not every screen reader says by itself.
void tellScreenReaders(QWidget& window, const QString& text, Urgency urgency);

} // namespace underpass
