// SPDX-License-Identifier: MIT
#pragma once

#include "app/EndRequests.h"
#include "app/ctl/Setting.h"
#include "app/ctl/TerminalPrompter.h"
#include "core/check/RunningChecks.h"
#include "core/control/ControlSocket.h"
#include "core/control/TurnedAwayLines.h"
#include "core/profile/InForce.h"
#include "core/system/FileWatch.h"
#include "core/system/Log.h"
#include "core/system/SecretStore.h"
#include "core/tunnel/Tunnels.h"

#include <functional>
#include <memory>
#include <optional>

#include <asio/io_context.hpp>

namespace underpass {

class MachineEvents;
class SecretMemory;

// Whether the process stays with its terminal, or leaves it once the tunnel has got as far as it can with a
// person there.
enum class Stay { InForeground, UntilSettled };

// Runs one tunnel until it has failed, is told to end, or a signal ends it. Everything but the tunnel's own
// work happens on the thread that calls run().
class Runner
{
public:
    Runner(const Setting& setting, Profile profile, Stay stay, Log log);
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;
    [[nodiscard]] ExitCode run();

private:
    void apply(const TunnelState& state);
    void settle(const TunnelState& state);
    void tell(const TunnelState& before) const;
    void leaveBehind(const Error& why) const;
    void end(ExitCode code);
    void lookAtProfiles();
    void obey(const Profile& edited);
    void took(const TakenOver& taken);
    void note(const std::string& sentence) const;
    [[nodiscard]] std::string notInForce() const;
    [[nodiscard]] std::string whyNotFollowed(const std::string& folder);
    [[nodiscard]] ControlReply answer(const ControlRequest& request);

    Profile m_profile;
    Stay m_stay;
    Log m_log;
    std::filesystem::path m_runtime;
    std::filesystem::path m_stateFolder;
    bool m_isInBackground; // Or will be.
    ExitCode m_code = ExitCode::Ok;
    TunnelState m_state;
    TurnedAwayLines m_turnedAway;
    std::function<std::string(const ForwardReport&)> m_hint; // What to do about a port.
    asio::io_context m_loop;
    EndRequests m_endRequests;
    std::unique_ptr<ControlServer> m_control;
    TerminalPrompter m_prompter;
    ProfilesInForce m_inForce;
    std::optional<Error> m_unusable; // Why the edited profile is not in force.
    std::vector<std::string> m_later; // Fields that count from the next connection on.
    std::unique_ptr<FileWatch> m_watch;
    std::unique_ptr<SecretStore> m_secrets;
    std::shared_ptr<SecretMemory> m_memory;
    std::unique_ptr<MachineEvents> m_machine;
    Tunnels m_tunnels; // So late that it is gone before what it uses.
    RunningChecks m_checks;
};

} // namespace underpass
