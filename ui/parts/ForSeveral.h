// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

class QMenu;

namespace underpass {

// What can be done with several tunnels at once, at the end of a menu: connect those that are off, disconnect
// and reconnect the others. It goes by how they are now, also when one changes while the menu is open. The
// objectNames of the actions are "connectAll", "disconnectAll" and "reconnectAll".
void addForSeveral(QMenu& menu, Desk& desk, const std::vector<ProfileId>& ids);

} // namespace underpass
