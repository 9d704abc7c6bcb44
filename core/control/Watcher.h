// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Control.h"
#include "core/control/ControlSocket.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

// What a watcher tells besides what happens to tunnels.
inline constexpr const char* stateEvent = "state"; // How a tunnel is that ran when the watch began.
inline constexpr const char* foundEvent = "process-found";
inline constexpr const char* hangsEvent = "process-hangs";
inline constexpr const char* answersEvent = "process-answers"; // Again.
inline constexpr const char* endedEvent = "process-ended";
inline constexpr const char* lostEvent = "ended-without-a-word"; // A tunnel, with its process.
inline constexpr const char* skippedEvent = "skipped"; // `times` events came too fast and are not known.

struct WatchEvent
{
    std::int64_t process = 0;
    JournalEvent event;
};

// What happens to all tunnels of this account: asks each process again and again, on a thread of its own, so
// that one that hangs holds up nobody. What a process said last, and no longer could be asked for, comes from
// the history. One thread at a time.
class Watcher
{
public:
    Watcher(std::filesystem::path runtime, std::filesystem::path stateFolder);
    ~Watcher(); // Waits for those who are being asked, three seconds at most.

    // What is new since the last call, of each process in the order in which it happened. Does not wait.
    [[nodiscard]] std::vector<WatchEvent> look();

private:
    struct Process
    {
        ControlPeer peer;
        std::chrono::sys_seconds found;
        std::future<Result<ControlReply>> asked = {};
        std::optional<std::uint64_t> seen
            = {}; // The number of the last event; none of one that was there first.
        std::map<ProfileId, TunnelReport> tunnels = {};
        bool isKnown = false; // It has answered.
        bool hangs = false;
        int failures = 0; // One after the other.
    };

    [[nodiscard]] bool isOver(Process& process, bool isThere);
    void ask(Process& process) const;
    void take(Process& process, const Result<ControlReply>& reply);
    void takeAnswer(Process& process, const ControlReply& reply);
    void takeEvent(Process& process, const JournalEvent& event);
    void takeEnd(Process& process);
    void tell(
        const Process& process, const char* event, const std::string& sentence, std::uint64_t times = 0);

    std::filesystem::path m_runtime;
    std::filesystem::path m_stateFolder;
    std::map<std::int64_t, Process> m_processes;
    bool m_hasBegun = false;
    std::vector<WatchEvent> m_news;
};

} // namespace underpass
