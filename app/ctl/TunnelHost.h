// SPDX-License-Identifier: MIT
#pragma once

#include "app/EndRequests.h"
#include "app/ctl/TunnelHere.h"
#include "core/check/RunningChecks.h"
#include "core/control/ControlSocket.h"
#include "core/control/Journal.h"
#include "core/control/TunnelClaim.h"
#include "core/profile/InForce.h"
#include "core/system/FileWatch.h"
#include "core/system/SecretStore.h"
#include "core/tunnel/Tunnels.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include <asio/io_context.hpp>

namespace underpass {

class MachineEvents;
class SecretMemory;

// Runs tunnels in this process: follows the profile file, answers other programs, hears of sleep, of the
// network and of signals. Everything but the tunnels' own work happens on the thread that calls run().
class TunnelHost
{
public:
    // What the program adds; called on that thread, but for `sessions`, whose factory the tunnels' workers
    // call.
    struct Program
    {
        std::function<SessionFactory(SecretStore&, std::shared_ptr<SecretMemory>)> sessions;
        std::function<void(const ProfileId&)> changed; // A state that was told already.
        std::function<void(const ProfileId&)> stop; // Somebody wants it ended, or its profile was removed.
        std::function<void()> endWanted; // All of it: a signal, or the wish of another program.
        // Of what only some programs do: why not, or what is true of the reply then.
        std::function<std::string(const ControlRequest&, ControlReply&)> answer;
    };
    struct Places
    {
        std::filesystem::path runtime; // Where other programs look for this one.
        std::filesystem::path profiles;
        std::filesystem::path state; // What happened is kept there.
    };
    TunnelHost(const Places& places, Program program);
    ~TunnelHost(); // Ends every tunnel.
    TunnelHost(const TunnelHost&) = delete;
    TunnelHost& operator=(const TunnelHost&) = delete;

    // Opens the socket for other programs.
    [[nodiscard]] Result<void> open();
    // Until end(); from then on the state of no tunnel is told.
    void run();
    // Leaves run() nothing to wait for but a reply that is on its way; the tunnels end when this object does.
    void end(int code);

    void start(Profile profile, Log log, TunnelHere::Voice voice, TunnelClaim claim);
    void stop(const ProfileId& id); // Its state tells when it has.
    [[nodiscard]] bool isStopping(const ProfileId& id) const { return m_stopping.contains(id); }
    // Whether nobody uses it just now.
    void askWhetherIdle(const ProfileId& id, std::function<void(bool)> reply);
    [[nodiscard]] bool remembersSecretsOf(const ProfileId& id) const; // That somebody typed.
    void forget(const ProfileId& id); // One that has ended.
    void lookAtProfiles();
    [[nodiscard]] const TunnelHere* find(const ProfileId& id) const;
    [[nodiscard]] std::vector<ProfileId> failedOnes() const;
    [[nodiscard]] bool isEmpty() const { return m_here.empty(); }
    [[nodiscard]] bool isEnding() const { return !m_control; }
    [[nodiscard]] const ProfilesInForce& inForce() const { return m_inForce; }
    [[nodiscard]] asio::io_context& loop() { return m_loop; }

private:
    [[nodiscard]] std::unique_ptr<Tunnels> openTunnels();
    void apply(const ProfileId& id, const TunnelState& state);
    void note(const std::string& sentence) const; // To each tunnel's lookers-on.
    [[nodiscard]] std::string whyNotFollowed(const ProfileId& id);
    [[nodiscard]] ControlReply answer(const ControlRequest& request);
    [[nodiscard]] std::string whyNot(const ControlRequest& request, ControlReply& reply);
    void carryOut(const ControlRequest& request, ControlReply& reply);

    std::filesystem::path m_runtime;
    Program m_program;
    asio::io_context m_loop;
    EndRequests m_endRequests;
    std::unique_ptr<ControlServer> m_control;
    std::map<ProfileId, TunnelHere> m_here;
    std::map<ProfileId, TunnelClaim> m_claims; // Of those that have neither ended nor failed.
    std::set<ProfileId> m_stopping; // Told to stop, and not over yet: their state is still the old one.
    Journal m_journal;
    std::set<ProfileId> m_everRun; // Something may have been typed for them.
    ProfilesInForce m_inForce;
    std::unique_ptr<FileWatch> m_watch;
    std::unique_ptr<SecretStore> m_secrets;
    std::shared_ptr<SecretMemory> m_memory;
    std::unique_ptr<MachineEvents> m_machine;
    std::unique_ptr<Tunnels> m_tunnels; // So late that it is gone before what it uses.
    RunningChecks m_checks;
};

} // namespace underpass
