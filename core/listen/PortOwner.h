// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"

#include <optional>

#include <asio/ip/tcp.hpp>

namespace underpass {

// Who keeps us from listening on this TCP address already, for the sentence "port 1110 is used by thunderbird
// (pid 4711, anna)". Somebody on the same port of another address does not. Nothing when nobody does or the
// system does not say. May take milliseconds; thread-safe.
[[nodiscard]] std::optional<Caller> findPortOwner(const asio::ip::tcp::endpoint& wanted);

// Who listens there, or at an address that excludes this one. Nothing when nobody does or the system does not
// say. As above.
[[nodiscard]] std::optional<Caller> findListener(const asio::ip::tcp::endpoint& wanted);

// Whether two programs cannot listen on these addresses at the same time.
[[nodiscard]] bool excludeEachOther(const asio::ip::tcp::endpoint& one, const asio::ip::tcp::endpoint& other);

} // namespace underpass
