// SPDX-License-Identifier: MIT
#include "app/ctl/TunnelCommands.h"

#include "app/ctl/BackgroundProcess.h"
#include "app/ctl/Ending.h"
#include "app/ctl/PortFix.h"
#include "app/ctl/Runner.h"
#include "core/base/Clock.h"
#include "core/control/ProfileLog.h"
#include "core/control/Running.h"
#include "core/control/TunnelClaim.h"
#include "core/system/MemoryTrim.h"
#include "core/tunnel/TunnelState.h"

#include <expected>
#include <future>
#include <iostream>
#include <thread>
#include <utility>
#include <vector>

namespace underpass {

namespace {

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds patienceWithOther{4};

ExitCode notRunning(const std::string& idOrName)
{
    return complain("The profile " + idOrName + " is not running.", ExitCode::NotRunning);
}

// Other processes are found by id. A running tunnel whose profile was removed meanwhile can still be named by
// it.
ProfileId idFor(const Setting& setting, const std::string& idOrName)
{
    const auto profile = loadProfile(setting, idOrName);
    return profile ? profile->id : idOrName;
}

// Whoever has it may only just have begun it, or be just ending it. Fails with what has been said already.
std::expected<TunnelClaim, ExitCode> claimHere(const Setting& setting, const Profile& profile)
{
    const auto deadline = Clock::now() + patienceWithOther;
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        const auto running = findRunning(setting.paths.runtime, profile.id);
        if (!running)
            return std::unexpected(complain(running.error()));
        if (*running && (*running)->tunnel.state != name(TunnelState{Failed{}}))
            return std::unexpected(complain("The profile " + profile.id + " is running already, process "
                    + std::to_string((*running)->process.processId)
                    + ". End it with \"underpassctl disconnect\".",
                ExitCode::Usage));
        auto claim = claimTunnel(setting.paths.runtime, profile.id);
        if (!claim)
            return std::unexpected(complain(claim.error()));
        if (*claim)
            return std::move(*claim);
        if (Clock::now() > deadline)
            return std::unexpected(complain(runsUnseen(profile.id), ExitCode::Usage));
    }
}

} // namespace

std::string runsUnseen(const ProfileId& id)
{
    return "Another process has the tunnel " + id
        + " and does not say so: it just begins or just ends. Try again; \"underpassctl status\" tells who "
          "runs what.";
}

ExitCode runTunnel(const Setting& setting, const std::string& idOrName, FixPorts fix)
{
    auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    for (const Problem& problem : validate(*profile))
        return complain(problem.field + ": " + say(sentenceOf(problem)), ExitCode::Usage);
    auto claim = claimHere(setting, *profile);
    if (!claim)
        return claim.error();
    if (fix == FixPorts::Yes)
        profile = takeFreePorts(setting, profile->id, takenPlaces(*profile));
    if (!profile)
        return complain(profile.error());
    auto log = Log::open(ownLog(setting.paths.state, profile->id),
        setting.verbose ? Log::Level::Debug : Log::Level::Info,
        setting.verbose ? Log::Echo::ToStandardError : Log::Echo::None);
    if (!log)
        return complain(log.error());
    return Runner{setting, std::move(*profile), std::move(*log), std::move(*claim)}.run();
}

ExitCode runBackground(const Setting& setting)
{
    keepMemoryInFewPools();
    return BackgroundProcess{setting}.run();
}

ExitCode disconnectTunnel(const Setting& setting, const std::string& idOrName)
{
    const ProfileId id = idFor(setting, idOrName);
    const auto found = findRunning(setting.paths.runtime, id);
    if (!found)
        return complain(found.error());
    const auto& running = *found;
    if (!running)
        return notRunning(idOrName);
    if (const auto asked = askProcess(running->process, {ControlCommand::Disconnect, id}); !asked)
        return complain(asked.error());
    if (const ExitCode code = waitUntilStopped(running->process, id); code != ExitCode::Ok)
        return code;
    std::cout << running->tunnel.name << " is disconnected.\n";
    return ExitCode::Ok;
}

ExitCode reconnectTunnel(const Setting& setting, const std::string& idOrName)
{
    const ProfileId id = idFor(setting, idOrName);
    const auto found = findRunning(setting.paths.runtime, id);
    if (!found)
        return complain(found.error());
    const auto& running = *found;
    if (!running)
        return notRunning(idOrName);
    if (const auto asked = askProcess(running->process, {ControlCommand::Reconnect, id}); !asked)
        return complain(asked.error());
    std::cout << running->tunnel.name << " reconnects.\n";
    return ExitCode::Ok;
}

// All of them at once: one that hangs holds up no other.
ExitCode quitAll(const Setting& setting)
{
    std::vector<std::future<ExitCode>> asked;
    for (const ControlPeer& peer : findControlPeers(setting.paths.runtime))
        asked.push_back(std::async(std::launch::async, [peer] { return endProcess(peer); }));
    ExitCode code = ExitCode::Ok;
    for (std::future<ExitCode>& each : asked) {
        if (const ExitCode ended = each.get(); ended != ExitCode::Ok)
            code = ended;
    }
    if (code == ExitCode::Ok)
        std::cout << (asked.empty() ? "Underpass was not running.\n" : "Underpass has ended.\n");
    return code;
}

} // namespace underpass
