// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/base/Endpoint.h"
#include "core/listen/DynamicAnswer.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <asio/ip/tcp.hpp>

namespace underpass {

// One connection that may use a forward: already identified and allowed.
struct Call
{
    asio::ip::tcp::socket socket;
    Caller caller; // As far as the decision needed to know it.
    std::shared_ptr<const Caller> named
        = {}; // Gets its names later, on the worker thread. None: as `caller`.
    Endpoint target = {}; // Where it is to lead: the forward's target, or the one that the caller chose.
    std::optional<DynamicProtocol> answerIn
        = {}; // Engaged: the caller chose, and waits to hear whether it is there.
    std::string ahead = {}; // Read already: what the caller sent behind its request, for the target.
    // Called once, on the worker thread, when the server has reached the target or says why not; destroyed
    // uncalled where it never said.
    std::function<void(const std::optional<Error>& refusal)> heard = {};
};

} // namespace underpass
