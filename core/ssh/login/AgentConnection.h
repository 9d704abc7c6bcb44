// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <chrono>
#include <memory>
#include <string>

#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>

namespace underpass {

// A line to an SSH agent of this user: the one that the profile names, else SSH_AUTH_SOCK's here, OpenSSH's
// pipe and Pageant on Windows. Used for one request after the other on one worker thread. close() ends a
// request that waits.
class AgentConnection
{
public:
    virtual ~AgentConnection() = default;

    // Sends one framed message and returns the reply without its length. AgentUnavailable when it does not
    // answer in time.
    [[nodiscard]] virtual asio::awaitable<Result<std::string>> request(
        std::string message, std::chrono::milliseconds patience)
        = 0;
    virtual void close() = 0;
};

// `named` as in Credentials::agent. AgentUnavailable, with the agent and the reason, when there is none or it
// belongs to somebody else; on Windows AgentOutOfReach and AgentServiceOff as well.
[[nodiscard]] Result<std::unique_ptr<AgentConnection>> connectAgent(
    const asio::any_io_executor& worker, const std::string& named);

} // namespace underpass
