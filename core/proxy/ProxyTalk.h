// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/base/Secret.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// What to tell a proxy that wants to know who we are.
struct ProxyLogIn
{
    std::string account;
    Secret password;
};

// What is said to a proxy before it becomes a pipe to the server: bytes in, bytes out, no socket. Whoever
// runs it sends output(), reads up to wanted() bytes, hands them to read(), and goes on until wanted() is 0.
class ProxyTalk
{
public:
    virtual ~ProxyTalk() = default;

    // What is to be sent now, each piece once; empty: nothing. It may hold the password, so it is a Secret.
    [[nodiscard]] virtual Secret output() = 0;
    // How many bytes may be read now without taking any that the server behind the proxy has sent already;
    // 0: the proxy has become a pipe.
    [[nodiscard]] virtual std::size_t wanted() const = 0;
    // Takes at most wanted() bytes, at least one. Errors are about the proxy: ProxyLogInRefused,
    // ProxyLogInUnknown, ProxyRefused, ProxyCannotReach, NotAProxy. After one of them the talk is over.
    [[nodiscard]] virtual Result<void> read(std::string_view bytes) = 0;
    // After ProxyLogInRefused, in a talk without a log-in: it offers to take one.
    [[nodiscard]] virtual bool offersLogIn() const { return false; }
};

} // namespace underpass
