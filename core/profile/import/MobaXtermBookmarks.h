// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Imported.h"
#include "core/profile/import/Section.h"

namespace underpass {

// Bookmarks of MobaXterm, of MobaXterm.ini or an exported .mxtsessions: server, port, account, key and jump
// hosts. Its tunnels are kept elsewhere, in a form that nobody has described: a bookmark has no forward, and
// is a profile only once it is given some. Pure.
[[nodiscard]] Imported readMobaXterm(const std::vector<Section>& ini);

} // namespace underpass
