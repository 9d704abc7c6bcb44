// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <string>
#include <string_view>

namespace underpass {

// Reads a proxy as people write it: "socks5://anna@proxy.example:1080", "http://proxy.example:8080", or
// "host:port", which is an HTTP proxy; also "none" and "system". Without a port it is 1080 or 8080. "socks",
// "socks5h" and "https" count as the kinds that they mostly mean: the name is looked up at the proxy, and the
// way to the proxy itself is not encrypted. A password is refused, because this text is in nobody's safe.
[[nodiscard]] Result<Proxy> parseProxyUrl(std::string_view text);

// parseProxyUrl() reads it back.
[[nodiscard]] std::string toString(const Proxy& proxy);

} // namespace underpass
