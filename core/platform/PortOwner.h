// SPDX-License-Identifier: MIT
#pragma once

#include "core/platform/PeerIdentity.h"

#include <cstdint>
#include <optional>

namespace underpass {

// Who listens on a TCP port of this machine already, for the sentence "port 1110 is used by thunderbird (pid
// 4711, anna)". Nothing when nobody does or the system does not say. May take milliseconds; thread-safe.
[[nodiscard]] std::optional<Caller> findPortOwner(std::uint16_t port);

// "thunderbird (pid 4711, anna)", leaving out what is not known.
[[nodiscard]] std::string toString(const Caller& caller);

} // namespace underpass
