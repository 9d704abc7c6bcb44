// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

namespace underpass {

// The proxy that this system's settings name for the way to `server`, as Socks5 or Http; None where they want
// no proxy for it. Windows: what the Internet options say, a configuration script included. Elsewhere: the
// variables https_proxy, all_proxy and no_proxy, in lower case before upper case. Reads them anew each time.
// May block for as long as a configuration script takes to arrive: call it on a helper thread.
// Errors: InvalidInput, naming the setting that cannot be read.
[[nodiscard]] Result<Proxy> systemProxyFor(const Endpoint& server);

} // namespace underpass
