// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Viewers.h"

namespace underpass {

// The viewers of this PC (ViewerPrograms.h), and its browser. They go on when we end, and none of our sockets
// is handed to them.
class InstalledViewers : public Viewers
{
public:
    [[nodiscard]] Outcome open(const Forward& inUse) override;
    [[nodiscard]] QStringList names(Opens what) const override;
};

} // namespace underpass
