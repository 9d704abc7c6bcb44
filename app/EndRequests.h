// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <asio/io_context.hpp>

namespace underpass {

// Hears when the system, or whoever sits at the terminal, wants this process to end: SIGTERM, SIGINT, and
// SIGHUP unless whoever started us wanted it ignored (nohup); on Windows Ctrl-C, Ctrl-Break, a console that
// closes, and the end of the session as a console program is told of it. Lives on `loop`'s thread; each one
// that a process has hears every such request.
class EndRequests
{
public:
    // `wanted` is called once, on `loop`'s thread. Until then, or until stop(), it gives `loop` work.
    EndRequests(asio::io_context& loop, std::function<void()> wanted);
    ~EndRequests();
    EndRequests(const EndRequests&) = delete;
    EndRequests& operator=(const EndRequests&) = delete;

    void stop(); // Calls nothing afterwards.

private:
    class Watch;
    std::shared_ptr<Watch> m_watch;
};

// Ends this process with `code` when `patience` has passed and it still runs, whatever hangs in it: a proper
// end has been asked for by then. Nothing is lost: what is saved is on the disk already, servers see the
// connections close, and the next start takes away what stays in the run folder. Any thread.
void endWithin(std::chrono::milliseconds patience, int code);

// How long a proper end may take.
inline constexpr std::chrono::milliseconds patienceWithEnding{1500};

} // namespace underpass
