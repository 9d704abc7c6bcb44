// SPDX-License-Identifier: MIT
#include "app/ctl/TunnelCommands.h"

#include "app/ctl/Background.h"
#include "app/ctl/Runner.h"
#include "core/control/Running.h"
#include "core/system/ProcessAlive.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <thread>
#include <utility>

namespace underpass {

namespace {

using Json = nlohmann::json;

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds patienceWithEnd{15};

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

std::vector<std::string> runArguments(const GlobalOptions& options, const ProfileId& id)
{
    std::vector<std::string> arguments{"run", "--detached"};
    if (!options.profiles.empty())
        arguments.insert(arguments.end(), {"--profiles", options.profiles});
    for (const std::string& file : options.knownHosts)
        arguments.insert(arguments.end(), {"--known-hosts", file});
    if (options.verbose)
        arguments.emplace_back("--verbose");
    arguments.push_back(id);
    return arguments;
}

// Nothing while it is still on its way.
std::optional<ExitCode> outcomeOf(const Running& running)
{
    if (running.tunnel.state == "online" || running.tunnel.state == "degraded") {
        std::cout << running.tunnel.name << " runs in the background, process " << running.process.processId
                  << ".\n";
        return ExitCode::Ok;
    }
    if (running.tunnel.state != "waiting")
        return std::nullopt;
    std::cout << running.tunnel.name << " keeps trying in the background, process "
              << running.process.processId << ".\n";
    return exitCodeFor(errorCodeNamed(running.tunnel.trouble).value_or(ErrorCode::Internal));
}

Json toJson(const Running& running)
{
    Json forwards = Json::array();
    for (const ForwardReport& forward : running.tunnel.forwards) {
        forwards.push_back(
            {{"forward", forward.forward}, {"listen", forward.listen}, {"listening", forward.listening},
                {"trouble", forward.trouble}, {"turnedAway", forward.turnedAway}});
    }
    return {{"id", running.tunnel.id}, {"name", running.tunnel.name}, {"state", running.tunnel.state},
        {"sentence", running.tunnel.sentence}, {"trouble", running.tunnel.trouble},
        {"oldAlgorithms", running.tunnel.oldAlgorithms}, {"process", running.process.processId},
        {"forwards", std::move(forwards)}};
}

// The tray program asks its own person; the terminal only waits for how that ends.
ExitCode connectThrough(const ControlPeer& manager, const Setting& setting, const ProfileId& id)
{
    if (const auto asked = askProcess(manager, {ControlCommand::Connect, id}); !asked)
        return complain(asked.error());
    bool hasSaidWhoIsAsked = false;
    std::string said;
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        const auto running = findRunning(setting.paths.runtime, id);
        if (!running)
            return complain("The tunnel " + id + " was stopped before it was up.", ExitCode::NotRunning);
        if (running->tunnel.state == "failed")
            return complain(running->tunnel.sentence,
                exitCodeFor(errorCodeNamed(running->tunnel.trouble).value_or(ErrorCode::Internal)));
        if (running->tunnel.state == "needs-user" && !std::exchange(hasSaidWhoIsAsked, true))
            std::cout << running->tunnel.sentence << " Answer in the window of Underpass.\n" << std::flush;
        // A notice: what the server says, or what is waited for.
        if (running->tunnel.state == "connecting" && running->tunnel.sentence != said)
            std::cout << (said = running->tunnel.sentence) << '\n' << std::flush;
        if (const auto outcome = outcomeOf(*running))
            return *outcome;
    }
}

bool hasStopped(const Setting& setting, const ProfileId& id)
{
    const auto deadline = Clock::now() + patienceWithEnd;
    while (findRunning(setting.paths.runtime, id)) {
        if (Clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(betweenLooks);
    }
    return true;
}

} // namespace

ExitCode runTunnel(const Setting& setting, const std::string& idOrName, Detached detached)
{
    auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    for (const Problem& problem : validate(*profile))
        return complain(problem.field + ": " + say(sentenceOf(problem)), ExitCode::Usage);
    if (const auto running = findRunning(setting.paths.runtime, profile->id)) {
        return complain("The profile " + profile->id + " is running already, process "
                + std::to_string(running->process.processId) + ". End it with \"underpassctl disconnect\".",
            ExitCode::Usage);
    }
    auto log = Log::open(setting.paths.state / (profile->id + ".log"),
        setting.verbose ? Log::Level::Debug : Log::Level::Info,
        setting.verbose ? Log::Echo::ToStandardError : Log::Echo::None);
    if (!log)
        return complain(log.error());
    const Stay stay = detached == Detached::Yes ? Stay::UntilSettled : Stay::InForeground;
    return Runner{setting, std::move(*profile), stay, std::move(*log)}.run();
}

ExitCode connectTunnel(const Setting& setting, const GlobalOptions& options, const std::string& idOrName)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    const auto running = findRunning(setting.paths.runtime, profile->id);
    if (running && running->tunnel.state != name(TunnelState{Failed{}})) {
        std::cout << profile->id << " is running already, process " << running->process.processId << ": "
                  << running->tunnel.sentence << '\n';
        return ExitCode::Ok;
    }
    if (const auto manager = findManager(setting.paths.runtime, setting.profiles))
        return connectThrough(*manager, setting, profile->id);
    leaveInterruptsToChild();
    const auto process = startSelf(runArguments(options, profile->id));
    if (!process)
        return complain(process.error());
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        if (const auto code = exitCodeOf(*process))
            return static_cast<ExitCode>(*code);
        const auto started = findRunning(setting.paths.runtime, profile->id);
        const auto outcome = started ? outcomeOf(*started) : std::nullopt;
        if (outcome)
            return *outcome;
    }
}

ExitCode disconnectTunnel(const Setting& setting, const std::string& idOrName)
{
    const ProfileId id = idFor(setting, idOrName);
    const auto running = findRunning(setting.paths.runtime, id);
    if (!running)
        return notRunning(idOrName);
    if (const auto asked = askProcess(running->process, {ControlCommand::Disconnect, id}); !asked)
        return complain(asked.error());
    if (!hasStopped(setting, id))
        return complain("Process " + std::to_string(running->process.processId) + " does not end the tunnel.",
            ExitCode::Internal);
    std::cout << running->tunnel.name << " is disconnected.\n";
    return ExitCode::Ok;
}

ExitCode reconnectTunnel(const Setting& setting, const std::string& idOrName)
{
    const ProfileId id = idFor(setting, idOrName);
    const auto running = findRunning(setting.paths.runtime, id);
    if (!running)
        return notRunning(idOrName);
    if (const auto asked = askProcess(running->process, {ControlCommand::Reconnect, id}); !asked)
        return complain(asked.error());
    std::cout << running->tunnel.name << " reconnects.\n";
    return ExitCode::Ok;
}

ExitCode quitAll(const Setting& setting)
{
    const std::vector<ControlPeer> peers = findControlPeers(setting.paths.runtime);
    for (const ControlPeer& peer : peers) {
        if (const auto asked = askProcess(peer, {ControlCommand::Quit, {}}); !asked)
            return complain(asked.error());
        if (!waitForEnd(peer.processId, patienceWithEnd))
            return complain(
                "Process " + std::to_string(peer.processId) + " does not end.", ExitCode::Internal);
    }
    std::cout << (peers.empty() ? "Underpass was not running.\n" : "Underpass has ended.\n");
    return ExitCode::Ok;
}

ExitCode showStatus(const Setting& setting, Output output)
{
    const std::vector<Running> all = findAllRunning(setting.paths.runtime);
    Json tunnels = Json::array();
    for (const Running& running : all) {
        if (output == Output::Json) {
            tunnels.push_back(toJson(running));
            continue;
        }
        std::cout << running.tunnel.name << ": " << running.tunnel.sentence << "  (process "
                  << running.process.processId << ")\n";
        for (const ForwardReport& forward : running.tunnel.forwards)
            std::cout << "  " << forward.forward << (forward.trouble.empty() ? "" : ": " + forward.trouble)
                      << (forward.turnedAway.empty() ? "" : "\n    " + forward.turnedAway) << '\n';
    }
    if (output == Output::Json)
        std::cout << Json{{"version", 1}, {"tunnels", std::move(tunnels)}}.dump(2) << '\n';
    else if (all.empty())
        std::cout << "No tunnel is running.\n";
    return ExitCode::Ok;
}

} // namespace underpass
