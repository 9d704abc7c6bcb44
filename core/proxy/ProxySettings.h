// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <functional>
#include <string>
#include <string_view>

namespace underpass {

// What systems say about proxies, as text. Pure.

// Whether a list of exceptions ("localhost,.example.org" as in no_proxy, "10.*;<local>" as Windows writes it)
// names this server: by its name, a domain it is in, a pattern with '*' at its beginning or end, with a port
// or without; an address also by the network it is in ("10.0.0.0/8", "fd00::/8", as curl and Go read it); "*"
// alone names all, "<local>" names without a dot.
[[nodiscard]] bool isException(std::string_view exceptions, const Endpoint& server);

// As https_proxy, all_proxy and no_proxy say, each in lower case before upper case. `variable` gives "" for
// what is not set. A password in a URL is left out: Underpass asks for it and keeps it as all others.
// Errors: InvalidInput, naming the variable.
[[nodiscard]] Result<Proxy> proxyFromVariables(
    const std::function<std::string(const char*)>& variable, const Endpoint& server);

// As Windows writes it: "proxy:8080" for everything, or "http=a:80;https=b:8080;socks=c:1080". Here https
// comes before socks, and plain http does not count. Errors: InvalidInput.
[[nodiscard]] Result<Proxy> proxyFromWindowsList(
    std::string_view proxies, std::string_view exceptions, const Endpoint& server);

} // namespace underpass
