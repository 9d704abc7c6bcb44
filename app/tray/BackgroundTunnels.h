// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/ControlSocket.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace underpass {

// Watches the tunnels that the process in the background runs for the same profiles, and takes over those
// that it gives away. A thread of its own asks, so that a process that hangs holds nobody up; what it has to
// say it says there. Calls from any thread return at once.
class BackgroundTunnels
{
public:
    struct Seen
    {
        std::int64_t process = 0; // 0: there is none.
        std::optional<Error> hangs
            = {}; // One does not answer, so nothing is known: not even that it is gone.
        std::map<ProfileId, std::string> states; // As StateJson writes them.
    };
    // What a person wanted of a tunnel there, and is not done.
    struct Undone
    {
        enum class Why { Hangs, Refused, StillThere };
        ProfileId id;
        std::int64_t process = 0;
        Why why = Why::Hangs;
        std::string words = {}; // The process's own, of a refusal.
        Error hangs = {}; // Of Hangs.
    };
    struct Listener
    {
        std::function<void(const Seen&)> seen; // After every look.
        std::function<void(const ProfileId&)> takenOver; // It has ended there, and is to be started here.
        std::function<void(const Undone&)> undone;
    };
    // It is given nothing that trusts by other known_hosts than these.
    BackgroundTunnels(std::filesystem::path runtime, const std::vector<std::filesystem::path>& knownHosts,
        Listener listener);
    ~BackgroundTunnels(); // Calls nothing afterwards; waits for an answer that is on its way.

    void disconnect(const ProfileId& id);
    void takeOver(const ProfileId& id); // Whatever it carries: a person wants it.

private:
    struct Job
    {
        ProfileId id;
        bool isTakeOver = false; // Else it is only to end.
    };
    enum class Ended { Asked, Gone, No }; // It was asked to; nobody is there; and what is not done was told.

    void work(const std::stop_token& stop);
    void look(const std::stop_token& stop);
    [[nodiscard]] Seen ask();
    [[nodiscard]] Result<std::optional<ControlPeer>> process();
    void askFor(const ControlPeer& peer, const ProfileId& id);
    void add(Job job);
    void carryOut(const Job& job);
    [[nodiscard]] Ended end(const ProfileId& id);
    [[nodiscard]] bool isOverSoon(const ProfileId& id);

    std::filesystem::path m_runtime;
    ConnectWishes m_wishes;
    Listener m_listener;
    std::string m_asker;
    std::optional<ControlPeer> m_peer; // The latest; of the thread alone.
    std::optional<Error> m_hangs; // At the last look; of the thread alone.
    std::set<ProfileId> m_promised; // It is just giving away; of the thread alone.
    std::mutex m_mutex; // Guards m_jobs.
    std::condition_variable_any m_wanted;
    std::deque<Job> m_jobs;
    std::jthread m_thread;
};

} // namespace underpass
