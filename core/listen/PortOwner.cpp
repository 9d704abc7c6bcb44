// SPDX-License-Identifier: MIT
#include "core/listen/PortOwner.h"

namespace underpass {

bool excludeEachOther(const asio::ip::tcp::endpoint& one, const asio::ip::tcp::endpoint& other)
{
    const auto a = one.address();
    const auto b = other.address();
    if (one.port() != other.port())
        return false;
    if (a.is_v4() == b.is_v4())
        return a == b || a.is_unspecified() || b.is_unspecified();
    // "::" takes IPv4 along unless its owner said otherwise.
    return a.is_v6() ? a.is_unspecified() : b.is_unspecified();
}

} // namespace underpass
