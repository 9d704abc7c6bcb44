// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Finding.h"
#include "core/profile/Service.h"

#include <functional>
#include <string_view>

#include <asio/awaitable.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {

// The first words with what listens at a forward's target, up to where it has shown what it is: Welcomed,
// Speaks, Secured, TurnedAway, Foreign, NotTls or Silent; Reached where Underpass does not speak the
// service's language. A mail server in the clear is asked whether it offers TLS on the same connection, and
// for its certificate (StartTls.h). No account is named and nothing else is asked for but, of HTTP, the head
// of "/". Waits as long as the other side does: whoever awaits it sets the limit, by closing the socket.
// `knownSoFar` hears what holds where the rest never comes. `socket` is connected.
[[nodiscard]] asio::awaitable<CheckFinding> speakAs(const Service& service, asio::ip::tcp::socket& socket,
    Endpoint target, std::function<void(const CheckFinding&)> knownSoFar);

// The same with a service unknown, which may say something by itself: Welcomed, else Reached.
[[nodiscard]] asio::awaitable<CheckFinding> hearWhoGreets(asio::ip::tcp::socket& socket, Endpoint target);

// A server that is full, or shut for maintenance, answers in its own protocol all the same; what speaks
// another one is not the server that was meant.
enum class GreetingKind { Welcome, TurnedAway, Foreign };
[[nodiscard]] GreetingKind kindOf(std::string_view greeting, std::string_view expected);

} // namespace underpass
