// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <functional>

#include <asio/ip/tcp.hpp>

namespace underpass {

// One connection to a target through a running tunnel, past the forward's own port and its rules, for
// somebody in this process who wants to know whether it works.
struct Trial
{
    Forward forward; // As the running tunnel has it.
    Endpoint target; // Of a dynamic forward any; else the forward's own.
    // A listener of whoever tries, on this machine's loopback, that waits for one connection and is closed
    // soon.
    asio::ip::tcp::endpoint meeting;
    // Called once, on any thread, and must return at once: the server has reached the target, and what
    // connects to the meeting place from this endpoint leads there; or why not. LinkLost where the connection
    // to the server ended first, or there is none.
    std::function<void(const Result<asio::ip::tcp::endpoint>& from)> answered;
};
using StartTrial = std::function<void(Trial)>;

} // namespace underpass
