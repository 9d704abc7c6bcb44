// SPDX-License-Identifier: MIT
#pragma once

#include "core/platform/PeerIdentity.h"

#include <optional>
#include <string>

#include <asio/ip/tcp.hpp>

namespace underpass {

// Who keeps us from listening on this TCP address already, for the sentence "port 1110 is used by thunderbird
// (pid 4711, anna)". Somebody on the same port of another address does not. Nothing when nobody does or the
// system does not say. May take milliseconds; thread-safe.
[[nodiscard]] std::optional<Caller> findPortOwner(const asio::ip::tcp::endpoint& wanted);

// "thunderbird (pid 4711, anna)", leaving out what is not known.
[[nodiscard]] std::string toString(const Caller& caller);

} // namespace underpass
