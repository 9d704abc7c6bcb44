// SPDX-License-Identifier: MIT
#include "core/proxy/SystemProxy.h"

#include "core/proxy/ProxySettings.h"

#include <cstdlib>

namespace underpass {

Result<Proxy> systemProxyFor(const Endpoint& server)
{
    const auto variable = [](const char* name) -> std::string {
        const char* value = std::getenv(name);
        return value == nullptr ? "" : value;
    };
    return proxyFromVariables(variable, server);
}

} // namespace underpass
