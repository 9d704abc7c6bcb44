// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace underpass::fuzz {

// The other end of a connection that is all in memory.
class ServerSide
{
public:
    virtual ~ServerSide() = default;
    virtual void heard(std::string_view bytes) = 0;
    // What comes next, in one piece; nothing: it hangs up.
    [[nodiscard]] virtual std::optional<std::string> say() = 0;
};

// How far the client has come with it.
struct Conversation
{
    bool hasKeys = false;
    bool isLoggedIn = false;
    std::string hostKey; // Its blob, once there are keys.
};

// The whole of a session as SshSession has it, without a network: the exchange, the log-in with a password
// and with questions, and then two programs that use a forward, and a remote forward. Returns when all of it
// is over.
[[nodiscard]] Conversation converse(ServerSide& server);

} // namespace underpass::fuzz
