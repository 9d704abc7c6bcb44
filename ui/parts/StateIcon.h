// SPDX-License-Identifier: MIT
#pragma once

#include "ui/words/StateText.h"

#include <QColor>
#include <QIcon>
#include <QString>

namespace underpass {

// What the icon stands on: the taskbar's ground, which is not always the window's. Either is one that nobody
// tells us, such as a panel's on Linux: there the picture has an edge that can be seen where it cannot.
enum class Ground { Light, Dark, Either };

// The picture of a state, different in shape as well as colour, drawn at 16 to 256 pixels. Icons are made
// once and kept, so asking costs nothing.
[[nodiscard]] QIcon stateIcon(Light light, Ground ground);

// The colour that a state's picture has.
[[nodiscard]] QColor stateColour(Light light, Ground ground);

// The picture of a kind of thing that is reached through tunnels: "kind-mail". Made anew each time.
[[nodiscard]] QIcon kindIcon(const QString& name, Ground ground);

// The program's own picture, for windows and dialogs; the same on every ground.
[[nodiscard]] QIcon applicationIcon();

// What the application's own windows stand on now.
[[nodiscard]] Ground windowGround();

} // namespace underpass
