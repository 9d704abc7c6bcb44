// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/LogLine.h"
#include "ui/words/StateText.h"

#include <QString>

#include <optional>
#include <string_view>

namespace underpass {

// The light of what core calls name(TunnelState).
[[nodiscard]] std::optional<Light> lightNamed(std::string_view state);

// A line of a log in columns. What it says in its own words stays English, as for support; all of it is plain
// text.
struct LogWords
{
    std::optional<Light> light = {}; // Of a state, or of how bad it is; none for what is only to be known.
    QString what; // "Connected", "Warning", or empty
    QString detail;
};
[[nodiscard]] LogWords logWords(const LogLine& line);

[[nodiscard]] QString momentText(WallTime at); // "2026-11-27 17:03:05", in the locale's way.

} // namespace underpass
