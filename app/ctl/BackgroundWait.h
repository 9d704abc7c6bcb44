// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/StopOnSignal.h"
#include "app/ctl/TerminalPrompter.h"
#include "core/control/Running.h"

#include <cstdint>
#include <optional>
#include <string>

namespace underpass {

// Stands in for the person while `connect` waits for a tunnel in the background: prints what happens to it,
// and puts its questions on this terminal. Used by one thread. Answers go to the process that asked, over the
// control socket, and only if that runs this very program. Hears the signals that end this process.
class BackgroundWait
{
public:
    explicit BackgroundWait(ProfileId id);
    ~BackgroundWait(); // Tells that nobody waits any more.
    BackgroundWait(const BackgroundWait&) = delete;
    BackgroundWait& operator=(const BackgroundWait&) = delete;

    [[nodiscard]] const std::string& asker() const { return m_asker; }
    // Passes on what is new; then how the tunnel is. Nothing: that process runs it no longer.
    [[nodiscard]] Result<std::optional<Running>> look(const ControlPeer& process);
    [[nodiscard]] bool isInterrupted() const
    {
        return m_signals.token().stop_requested();
    } // Ctrl-C, for one.
    // Whether its questions come to this terminal.
    [[nodiscard]] bool isAsked() const { return m_question != 0; }

private:
    void pass(const Telling& telling);
    void put(const ControlPeer& process, const std::optional<PutQuestion>& question);
    [[nodiscard]] ControlRequest request(ControlCommand command) const;

    const StopOnSignal m_signals;
    ProfileId m_id;
    std::string m_asker;
    std::optional<ControlPeer> m_process;
    std::uint64_t m_heard = 0;
    std::uint64_t m_question = 0; // Its ticket there, or 0.
    bool m_isRefused = false; // To be told and asked.
    Prompter::Ticket m_ticket = 0;
    TerminalPrompter m_prompter;
};

} // namespace underpass
