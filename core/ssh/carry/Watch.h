// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Deadline.h"
#include "core/net/Event.h"
#include "core/tunnel/TunnelState.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace underpass {

// Whether a server is still there. Evidence are bytes from it; without any it is asked, reported as silent,
// asked again and given up, at the times of Silence.h. Lives on its session's worker thread.
class Watch
{
public:
    struct Setup
    {
        asio::any_io_executor worker;
        std::chrono::milliseconds keepalive;
        std::function<void()> ask; // Something that it has to answer.
        std::function<bool()> isAliveOtherwise; // Asked before it is held silent.
        std::function<void(TimePoint since)> silent;
        std::function<void()> heard; // After silent().
        std::function<void(std::string why)> gaveUp; // At most once; nothing is called afterwards.
    };
    explicit Watch(Setup setup);

    [[nodiscard]] asio::awaitable<void> run(); // Until it gives up, or stop().
    void heard(); // Something has come from the server.
    // Asks now, and gives up unless it is heard before the time is over. The latest one counts.
    void probe(std::chrono::milliseconds patience);
    void stop(); // Calls nobody any more; then await the end of run().

private:
    void takeStep(std::size_t step, TimePoint since);
    void giveUp(std::string why);

    const Setup m_setup;
    TimePoint m_lastHeard = Clock::now();
    bool m_reportedSilence = false;
    bool m_stopped = false;
    Event m_stopping;
    std::unique_ptr<Deadline> m_probe;
};

} // namespace underpass
