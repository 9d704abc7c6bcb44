// SPDX-License-Identifier: MIT
#pragma once

#include "ui/words/OpenText.h"

namespace underpass {

// Starts what this PC has to show a page, a desktop or a screen with. GUI thread; returns at once.
class Viewers
{
public:
    enum class Outcome { Started, NoneFound, NotStarted };

    virtual ~Viewers() = default;

    // Of a forward whose port is ours at this moment, with the port in use. No shell reads a word of it.
    [[nodiscard]] virtual Outcome open(const Forward& inUse) = 0;
    // Which ones it looks for, as people know them: "Remmina".
    [[nodiscard]] virtual QStringList names(Opens what) const = 0;
};

} // namespace underpass
