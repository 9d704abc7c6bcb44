// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/tunnel/RelayInfo.h"
#include "core/tunnel/TunnelState.h"

#include <QString>

#include <span>

namespace underpass {

// What one icon can show. Ordered by how much it wants to be seen: the tray shows the greatest of all
// tunnels.
enum class Light { Off, On, Connecting, Waiting, Degraded, NeedsYou, Failed };

// State to words. All of it is pure and translated; everything is plain text for labels that do not interpret
// markup. Sentences say what happened, to what, and what to do; they never show Error::detail, which is for
// the log.
[[nodiscard]] Light lightOf(const TunnelState& state);
[[nodiscard]] Light overall(std::span<const Light> lights); // Off when there is none.

[[nodiscard]] QString word(Light light); // "Connected", "Waiting to reconnect": a few words, for lists.
[[nodiscard]] QString turnText(const TunnelState& state); // On what turns it on or off: "&Disconnect".
[[nodiscard]] QString sentence(const TunnelState& state, TimePoint now);
// "Uses old: ssh-rsa, aes256-cbc" and where, in whole sentences; both empty where nothing old is in use.
[[nodiscard]] QString oldInUseText(const TunnelState& state);
[[nodiscard]] QString oldInUseSentence(const TunnelState& state);
[[nodiscard]] QString serverWords(const TunnelState& state); // Of its notices, in their lines.

} // namespace underpass
