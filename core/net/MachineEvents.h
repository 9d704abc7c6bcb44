// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/NetworkShape.h"

#include <functional>
#include <memory>

#include <asio/io_context.hpp>

namespace underpass {

// Hears that the machine woke up from sleep, or that its network changed in a way that matters to connections
// (ChangeJudge). Linux: rtnetlink(7), and a timerfd(2) that a resumed clock cancels; Windows: power
// notifications, and those of the IP helper. Where the system refuses one of them, the others are heard.
// Lives on `loop`'s thread, and gives `loop` work until it dies.
class MachineEvents
{
public:
    using Shape = std::function<NetworkShape()>;

    // `changed` is called on `loop`'s thread, once for signs that come together.
    MachineEvents(asio::io_context& loop, std::function<void()> changed, Shape shape = networkShape);
    ~MachineEvents(); // Calls nothing afterwards.
    MachineEvents(const MachineEvents&) = delete;
    MachineEvents& operator=(const MachineEvents&) = delete;

    // What the systems' part tells; also for who has heard of it in another way. Any thread.
    void noticed();
    void woke();

private:
    class Watch;
    std::shared_ptr<Watch> m_watch;
};

// For the log, in every program.
inline constexpr const char* machineEventInWords
    = "The machine woke up, or its network changed: asking every server for a sign of life.";

} // namespace underpass
