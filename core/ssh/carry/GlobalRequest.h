// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Engine.h"

#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// A request about the connection as a whole (RFC 4254 section 4) that wants a reply. Any number may be in
// flight; each gets its own answer. Never waits. When it dies early, its answer is ignored. Must die before
// its engine.
class GlobalRequest
{
public:
    // `mostReply`: of what comes with Granted, so much is kept. A port is one number (RFC 4254 section 7.1).
    GlobalRequest(Engine& engine, std::string_view name, std::string_view data, std::size_t mostReply = 64);
    ~GlobalRequest();
    GlobalRequest(const GlobalRequest&) = delete;
    GlobalRequest& operator=(const GlobalRequest&) = delete;

    enum class Answer { Pending, Granted, Refused };
    [[nodiscard]] Answer poll(); // A connection that is over has refused.

    [[nodiscard]] const std::string& reply() const { return m_reply; } // What came with Granted: its start.

private:
    Engine& m_engine;
    LIBSSH2_GLOBAL_REQUEST* m_request = nullptr;
    TimePoint m_asked = Clock::now();
    std::size_t m_mostReply;
    std::string m_reply;
};

} // namespace underpass
