// SPDX-License-Identifier: MIT
#pragma once

#include "ui/words/OpenText.h"

#include <vector>

namespace underpass {

// A program that shows desktops or screens, and how it is told which one. It asks for accounts and passwords
// in windows of its own: one that asks in a terminal has none here.
struct ViewerProgram
{
    QString name; // As people install it.
    QString file; // To be found in PATH, or a whole path.
    // {address} stands for "localhost:13389", {display} for "localhost::15900", as VNC's viewers write a
    // port.
    QString argument;
};

// What may be there on this system, the likeliest first.
[[nodiscard]] std::vector<ViewerProgram> viewerPrograms(Opens what);

} // namespace underpass
