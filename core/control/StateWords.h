// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Control.h"
#include "core/tunnel/TakenOver.h"
#include "core/tunnel/TunnelState.h"

#include <optional>
#include <string>
#include <vector>

namespace underpass {

// A tunnel's state as a sentence for the terminal, without its notices. `now` tells how long a wait still
// lasts.
[[nodiscard]] std::string words(const TunnelState& state, TimePoint now);

// A notice in one line, for the terminal and the log.
[[nodiscard]] std::string words(const Notice& notice);

// What keeps the tunnel from working, if anything does.
[[nodiscard]] std::optional<Error> troubleOf(const TunnelState& state);

// What an edit did to a running tunnel, a sentence each, for the terminal and the log.
[[nodiscard]] std::vector<std::string> words(const TakenOver& taken);
// "keepalive counts from the next connection on.": of EditEffect::later. Empty where that is.
[[nodiscard]] std::string countsLater(const std::vector<std::string>& fields);

// What is told to other programs about a tunnel.
[[nodiscard]] TunnelReport reportOf(const Profile& profile, const TunnelState& state, TimePoint now);

} // namespace underpass
