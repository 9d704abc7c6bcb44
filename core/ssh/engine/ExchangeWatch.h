// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Deadline.h"
#include "core/ssh/engine/Transport.h"

#include <chrono>
#include <memory>

namespace underpass {

// Ends a session whose key exchange does not end (RFC 4253 section 9), whoever began it: nothing else gets
// through meanwhile, and other messages show only that the server is alive. Time counts while nothing is
// acknowledged of what was on its way when the exchange began, which on a thin line may take far longer than
// the exchange. Ends it with ServerSilent. Lives on the session's worker thread; dies before its transport.
class ExchangeWatch
{
public:
    ExchangeWatch(Transport& transport, std::chrono::milliseconds patience)
        : m_transport(transport)
        , m_patience(patience)
    { }

    void look(); // The engine has handled something.

private:
    void wait();
    void tick();
    [[nodiscard]] bool gotOn();

    Transport& m_transport;
    const std::chrono::milliseconds m_patience;
    std::unique_ptr<Deadline> m_tick; // While an exchange is under way.
    int m_ticks = 0; // In which nothing got on.
    std::uint64_t m_acked = 0;
    std::uint64_t m_before = 0; // Bytes that were on their way and still are.
};

} // namespace underpass
