// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/tunnel/TunnelState.h"

#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// A tunnel's state as one process of ours tells it to another that shows it: a line of JSON. Pure. Times that
// only this process knows go as milliseconds before or after `now`. What an error says beyond its own
// sentence (Error::more), and who was turned away, stay behind. What is read is nothing where it is none; its
// strings have been through cleanText(), and a forward that the profile does not have is left out.
[[nodiscard]] std::string writeState(const TunnelState& state, TimePoint now);
[[nodiscard]] std::optional<TunnelState> readState(
    std::string_view line, const Profile& profile, TimePoint now);

} // namespace underpass
