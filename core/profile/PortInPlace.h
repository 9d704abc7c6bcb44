// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace underpass {

// A port on which a forward can listen in place of one that it cannot have: free now, on each address that
// its listen address stands for, and no profile's. The next one that is; from 1110 on in place of 110. 0
// where there is none near, or where the address is in the way and not the port. `whyNot` is whyNotListen(),
// or a test's. May take milliseconds; any thread.
using WhyNotListen = std::function<std::optional<Error>(const Endpoint& listen)>;
[[nodiscard]] std::uint16_t portInPlaceOf(
    const Endpoint& listen, const std::vector<Profile>& profiles, const WhyNotListen& whyNot);

// Whether another port would do what this one does not.
[[nodiscard]] bool isAboutThePort(ErrorCode whyNotListening);

} // namespace underpass
