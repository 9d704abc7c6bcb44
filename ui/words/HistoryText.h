// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/ForwardState.h"
#include "core/tunnel/Spell.h"

#include <QString>

namespace underpass {

// A time in which a tunnel was up, or was not, in words; pure and translated, plain text. Times of day are
// this computer's.
[[nodiscard]] QString dayAndTime(WallTime at); // "2026-11-27 17:03", in the locale's way.
[[nodiscard]] QString spellWord(const Spell& spell, WallTime now); // "Connected 6 h"
[[nodiscard]] QString spellEnd(const Spell& spell); // A time, or empty while it lasts.
// Why it was down, and what else is to be known of it.
[[nodiscard]] QString spellSentence(const Spell& spell);

} // namespace underpass
