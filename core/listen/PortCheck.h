// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/base/Error.h"

#include <optional>

namespace underpass {

// Why a forward could not listen here now: PortInUse (says who holds it), PortReserved or
// ListenRefused; nothing where it could. Listens for an instant to find out, exactly as a forward would, and
// takes no connection. May take milliseconds; thread-safe.
[[nodiscard]] std::optional<Error> whyNotListen(const Endpoint& listen);

} // namespace underpass
