// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Engine.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace underpass {

// A forwarded-tcpip channel (RFC 4254 section 7.2) that the server asks for, because somebody has connected
// to where it listens for us. Nothing is said about it until it is accepted or refused. None of its calls
// waits: false means that the same call is to be repeated once the server has sent something. Must die before
// its engine.
class ForwardedChannel
{
public:
    static constexpr unsigned mostUndecided = 1024; // Of a session; the server is refused beyond.

    // From now on channels wait here for a decision; before, they are refused.
    static void expect(Engine& engine);
    [[nodiscard]] static std::unique_ptr<ForwardedChannel> next(Engine& engine); // Null when there is none.

    ~ForwardedChannel();
    ForwardedChannel(const ForwardedChannel&) = delete;
    ForwardedChannel& operator=(const ForwardedChannel&) = delete;

    // As the server says. Hosts are not cleaned; a port that is none is 0.
    [[nodiscard]] const Endpoint& connected() const { return m_connected; }
    [[nodiscard]] const Endpoint& originator() const { return m_originator; }

    [[nodiscard]] bool accept(); // take() is what it has become then.

    enum class Reason : std::uint8_t {
        Prohibited = 1,
        ConnectFailed = 2,
        ResourceShortage = 4
    }; // RFC 4254 5.1
    [[nodiscard]] bool refuse(Reason reason, std::string_view text);

    // Once it is accepted.
    [[nodiscard]] LIBSSH2_CHANNEL* take() { return std::exchange(m_channel, nullptr); }
    [[nodiscard]] ReceiveWindow takeWindow() { return std::move(*m_window); }

private:
    ForwardedChannel(LIBSSH2_CHANNEL* channel, std::shared_ptr<WindowBudget> windows);

    LIBSSH2_CHANNEL* m_channel;
    std::shared_ptr<WindowBudget> m_windows;
    std::optional<ReceiveWindow> m_window; // Nobody undecided needs one.
    Endpoint m_connected;
    Endpoint m_originator;
};

} // namespace underpass
