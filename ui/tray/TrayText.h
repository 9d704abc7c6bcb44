// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/TunnelModel.h"
#include "ui/words/StateText.h"

#include <QString>

#include <vector>

namespace underpass {

// What the tray says. All of it is pure, translated, and safe where the desktop takes text for markup.

[[nodiscard]] Light overallLight(const std::vector<TunnelRow>& rows);

// One line per tunnel that is not off, the most urgent first. At most 127 UTF-16 units, as Windows cuts the
// rest; tunnels that find no room are counted.
[[nodiscard]] QString trayToolTip(const std::vector<TunnelRow>& rows);

// "Mail: Connected", for a menu: a '&' in the name is no mnemonic.
[[nodiscard]] QString menuText(const TunnelRow& row);
[[nodiscard]] QString menuName(const Profile& profile);
// "Mail, POP3: localhost:1110".
[[nodiscard]] QString addressText(const Profile& profile, const ForwardState& forward);

} // namespace underpass
