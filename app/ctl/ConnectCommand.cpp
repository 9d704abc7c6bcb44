// SPDX-License-Identifier: MIT
#include "app/ctl/Background.h"
#include "app/ctl/Ending.h"
#include "app/ctl/PortFix.h"
#include "app/ctl/TunnelCommands.h"
#include "core/base/Clock.h"
#include "core/control/Running.h"
#include "core/tunnel/TunnelState.h"

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <thread>
#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds patienceWithEdit{3};
constexpr const char* answerThere = "Answer where it was started.";

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

// Where it runs somebody else asks its person; the terminal only waits for how that ends.
ExitCode waitForOutcome(
    const Setting& setting, const ControlPeer& process, const ProfileId& id, const char* whereToAnswer)
{
    bool hasSaidWhoIsAsked = false;
    std::string said;
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        const auto asked = findRunningIn(process, id);
        if (!asked)
            return complain(asked.error());
        const auto& running = *asked;
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
    return waitForOutcome(setting, manager, id, "Answer in the window of Underpass.");
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
    return waitForOutcome(setting, running.process, running.tunnel.id, answerThere);
}

// The process that we have started: it is alone responsible for what it says, and may still be on its way up.
class Child
{
public:
    Child(const Setting& setting, std::int64_t process)
        : m_setting(setting)
        , m_process(process)
    { }

    // Nothing while its outcome is open.
    std::optional<ExitCode> outcome(const ProfileId& id)
    {
        if (const auto code = exitCodeOf(m_process))
            return static_cast<ExitCode>(*code);
        for (const ControlPeer& peer : findControlPeers(m_setting.paths.runtime)) {
            if (peer.processId != m_process)
                continue;
            const auto running = findRunningIn(peer, id);
            if (!running && !std::exchange(m_hasSaidThatItHangs, true))
                complain(running.error());
            return running && *running ? outcomeOf(m_setting, **running) : std::nullopt;
        }
        return std::nullopt;
    }

private:
    const Setting& m_setting;
    std::int64_t m_process;
    bool m_hasSaidThatItHangs = false;
};

ExitCode start(const Setting& setting, const GlobalOptions& options, const ProfileId& id)
{
    const auto manager = findManager(setting.paths.runtime, setting.profiles);
    if (!manager)
        return complain(manager.error());
    if (*manager)
        return connectThrough(**manager, setting, id);
    leaveInterruptsToChild();
    const auto process = startSelf(runArguments(options, id));
    if (!process)
        return complain(process.error());
    Child child{setting, *process};
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        if (const auto outcome = child.outcome(id))
            return *outcome;
    }
}

// What hears of edits has taken the new ports over soon; what does not begins anew with them.
ExitCode reconnectFixed(const Setting& setting, const GlobalOptions& options, const Running& running)
{
    const ProfileId& id = running.tunnel.id;
    const auto deadline = Clock::now() + patienceWithEdit;
    for (; Clock::now() < deadline; std::this_thread::sleep_for(betweenLooks)) {
        const auto now = findRunningIn(running.process, id);
        if (now && *now && takenPlaces((*now)->tunnel).empty())
            return waitForOutcome(setting, running.process, id, answerThere);
    }
    if (const auto asked = askProcess(running.process, {ControlCommand::Disconnect, id}); !asked)
        return complain(asked.error());
    if (const ExitCode code = waitUntilStopped(running.process, id); code != ExitCode::Ok)
        return code;
    return start(setting, options, id);
}

} // namespace

ExitCode connectTunnel(
    const Setting& setting, const GlobalOptions& options, const std::string& idOrName, FixPorts fix)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    const auto found = findRunning(setting.paths.runtime, profile->id);
    if (!found)
        return complain(found.error());
    const auto& running = *found;
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

} // namespace underpass
