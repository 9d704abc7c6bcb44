// SPDX-License-Identifier: MIT
#include "app/ctl/TunnelCommands.h"

#include "app/ctl/Background.h"
#include "app/ctl/Runner.h"
#include "core/control/ReportJson.h"
#include "core/control/Running.h"
#include "core/system/ProcessAlive.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <iterator>
#include <thread>
#include <utility>

namespace underpass {

namespace {

using Json = nlohmann::json;
using underpass::toJson;

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds patienceWithEnd{15};
constexpr std::chrono::seconds patienceWithEdit{3};
constexpr const char* answerThere = "Answer where it was started.";

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

ExitCode exitCodeOfTrouble(const TunnelReport& tunnel)
{
    return exitCodeFor(errorCodeNamed(tunnel.trouble).value_or(ErrorCode::Internal));
}

// Of the forwards that the profile cannot do without, those that nobody can rely on.
std::vector<ForwardReport> refusedOnes(const TunnelReport& tunnel)
{
    std::vector<ForwardReport> refused;
    std::ranges::copy_if(tunnel.forwards, std::back_inserter(refused), [](const ForwardReport& forward) {
        return forward.required
            && (forward.state == name(ForwardHealth::Refused)
                || forward.state == name(ForwardHealth::NotConnected));
    });
    return refused;
}

ExitCode complainOfRefused(
    const Setting& setting, const Running& running, const std::vector<ForwardReport>& refused)
{
    for (const ForwardReport& forward : refused)
        std::cerr << forward.spec << ": " << forward.words << portHint(setting, running.tunnel.id, forward)
                  << '\n';
    std::cerr << running.tunnel.name
              << " is connected, but what needs the forwards named here must not be started. Process "
              << running.process.processId << " keeps the tunnel up until \"underpassctl disconnect\".\n";
    return ExitCode::Forward;
}

// Nothing while it is still on its way.
std::optional<ExitCode> outcomeOf(const Setting& setting, const Running& running)
{
    const TunnelReport& tunnel = running.tunnel;
    if (tunnel.state == "online" || tunnel.state == "degraded") {
        if (const auto refused = refusedOnes(tunnel); !refused.empty())
            return complainOfRefused(setting, running, refused);
        std::cout << tunnel.name << " runs in the background, process " << running.process.processId << ".\n";
        return ExitCode::Ok;
    }
    if (tunnel.state != "waiting")
        return std::nullopt;
    std::cout << tunnel.name << " keeps trying in the background, process " << running.process.processId
              << ".\n";
    return exitCodeOfTrouble(tunnel);
}

Json toJson(const Running& running)
{
    Json tunnel = toJson(running.tunnel);
    tunnel["process"] = running.process.processId;
    return tunnel;
}

// Where it runs somebody else asks its person; the terminal only waits for how that ends.
ExitCode waitForOutcome(const Setting& setting, const ProfileId& id, const char* whereToAnswer)
{
    bool hasSaidWhoIsAsked = false;
    std::string said;
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        const auto running = findRunning(setting.paths.runtime, id);
        if (!running)
            return complain("The tunnel " + id + " was stopped before it was up.", ExitCode::NotRunning);
        if (running->tunnel.state == "failed")
            return complain(running->tunnel.sentence, exitCodeOfTrouble(running->tunnel));
        if (running->tunnel.state == "needs-user" && !std::exchange(hasSaidWhoIsAsked, true))
            std::cout << running->tunnel.sentence << ' ' << whereToAnswer << '\n' << std::flush;
        // A notice: what the server says, or what is waited for.
        if (running->tunnel.state == "connecting" && running->tunnel.sentence != said)
            std::cout << (said = running->tunnel.sentence) << '\n' << std::flush;
        if (const auto outcome = outcomeOf(setting, *running))
            return *outcome;
    }
}

ExitCode connectThrough(const ControlPeer& manager, const Setting& setting, const ProfileId& id)
{
    if (const auto asked = askProcess(manager, {ControlCommand::Connect, id}); !asked)
        return complain(asked.error());
    return waitForOutcome(setting, id, "Answer in the window of Underpass.");
}

// Whoever relies on the exit code needs the truth about it as much as if it had been started now.
ExitCode sayHowItRuns(const Setting& setting, const Running& running)
{
    std::cout << running.tunnel.id << " is running already, process " << running.process.processId << ": "
              << running.tunnel.sentence << '\n';
    if (running.tunnel.state == "online" || running.tunnel.state == "degraded") {
        const auto refused = refusedOnes(running.tunnel);
        return refused.empty() ? ExitCode::Ok : complainOfRefused(setting, running, refused);
    }
    if (running.tunnel.state == "waiting")
        return exitCodeOfTrouble(running.tunnel);
    return waitForOutcome(setting, running.tunnel.id, answerThere);
}

void tell(const Setting& setting, const Running& running)
{
    const TunnelReport& tunnel = running.tunnel;
    std::cout << tunnel.name << ": " << tunnel.sentence;
    if (tunnel.roundTripMs)
        std::cout << " The server answered the last keepalive within " << std::lround(*tunnel.roundTripMs)
                  << " ms.";
    std::cout << "  (process " << running.process.processId << ")\n";
    if (!tunnel.notInForce.empty())
        std::cout << "  " << tunnel.notInForce << '\n';
    for (const ForwardReport& forward : tunnel.forwards)
        std::cout << "  " << forward.spec << ": " << forward.words << portHint(setting, tunnel.id, forward)
                  << (forward.turnedAway.empty() ? "" : "\n    " + forward.turnedAway) << '\n';
}

std::string doesNotEnd(const Running& running)
{
    return "Process " + std::to_string(running.process.processId) + " does not end the tunnel.";
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

ExitCode start(const Setting& setting, const GlobalOptions& options, const ProfileId& id)
{
    if (const auto manager = findManager(setting.paths.runtime, setting.profiles))
        return connectThrough(*manager, setting, id);
    leaveInterruptsToChild();
    const auto process = startSelf(runArguments(options, id));
    if (!process)
        return complain(process.error());
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        if (const auto code = exitCodeOf(*process))
            return static_cast<ExitCode>(*code);
        const auto started = findRunning(setting.paths.runtime, id);
        const auto outcome = started ? outcomeOf(setting, *started) : std::nullopt;
        if (outcome)
            return *outcome;
    }
}

// What hears of edits has taken the new ports over soon; what does not begins anew with them.
ExitCode reconnectFixed(const Setting& setting, const GlobalOptions& options, const Running& running)
{
    const ProfileId& id = running.tunnel.id;
    const auto deadline = Clock::now() + patienceWithEdit;
    for (; Clock::now() < deadline; std::this_thread::sleep_for(betweenLooks)) {
        const auto now = findRunning(setting.paths.runtime, id);
        if (now && takenPlaces(now->tunnel).empty())
            return waitForOutcome(setting, id, answerThere);
    }
    if (const auto asked = askProcess(running.process, {ControlCommand::Disconnect, id}); !asked)
        return complain(asked.error());
    if (!hasStopped(setting, id))
        return complain(doesNotEnd(running), ExitCode::Internal);
    return start(setting, options, id);
}

} // namespace

ExitCode runTunnel(const Setting& setting, const std::string& idOrName, Detached detached, FixPorts fix)
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
    if (fix == FixPorts::Yes)
        profile = takeFreePorts(setting, profile->id, takenPlaces(*profile));
    if (!profile)
        return complain(profile.error());
    auto log = Log::open(setting.paths.state / (profile->id + ".log"),
        setting.verbose ? Log::Level::Debug : Log::Level::Info,
        setting.verbose ? Log::Echo::ToStandardError : Log::Echo::None);
    if (!log)
        return complain(log.error());
    const Stay stay = detached == Detached::Yes ? Stay::UntilSettled : Stay::InForeground;
    return Runner{setting, std::move(*profile), stay, std::move(*log)}.run();
}

ExitCode connectTunnel(
    const Setting& setting, const GlobalOptions& options, const std::string& idOrName, FixPorts fix)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    const auto running = findRunning(setting.paths.runtime, profile->id);
    const bool isRunning = running && running->tunnel.state != name(TunnelState{Failed{}});
    if (fix == FixPorts::Yes) {
        const auto taken = isRunning ? takenPlaces(running->tunnel) : takenPlaces(*profile);
        if (const auto fixed = takeFreePorts(setting, profile->id, taken); !fixed)
            return complain(fixed.error());
        if (!taken.empty() && isRunning)
            return reconnectFixed(setting, options, *running);
    }
    return isRunning ? sayHowItRuns(setting, *running) : start(setting, options, profile->id);
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
        return complain(doesNotEnd(*running), ExitCode::Internal);
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
        tell(setting, running);
    }
    if (output == Output::Json)
        std::cout << Json{{"version", 1}, {"tunnels", std::move(tunnels)}}.dump(2) << '\n';
    else if (all.empty())
        std::cout << "No tunnel is running.\n";
    return ExitCode::Ok;
}

} // namespace underpass
