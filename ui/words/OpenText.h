// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <QString>
#include <QStringList>

namespace underpass {

// What opens, on this PC, what a forward leads to: by its target's port.
enum class Opens {
    Nothing, // We know no program: there is its address.
    Page, // A browser.
    Desktop, // A program for Remote Desktop (RDP).
    Screen, // A viewer of VNC.
    Line, // A command that a person enters in a terminal of his own.
    Settings, // Nothing is opened: a program is told the address once (UseText).
};

// All of it is pure; the sentences are translated.
[[nodiscard]] Opens whatOpens(const Forward& forward);
// While the target at the other end is asked. %1 of the sentence is that target.
[[nodiscard]] QString askingText(const Forward& forward);
// Where the service answers, but nothing that opens it was found; `programs` would do.
[[nodiscard]] QString missingText(Opens what, const QStringList& programs);
// What to do with the line to copy.
[[nodiscard]] QString lineText(const Forward& forward);

} // namespace underpass
