// SPDX-License-Identifier: MIT
#include "app/ctl/Background.h"
#include "app/ctl/BackgroundStart.h"
#include "app/ctl/BackgroundWait.h"
#include "app/ctl/Ending.h"
#include "app/ctl/Outcome.h"
#include "app/ctl/PortFix.h"
#include "app/ctl/TunnelCommands.h"
#include "core/base/Clock.h"
#include "core/control/Running.h"
#include "core/tunnel/TunnelState.h"

#include <algorithm>
#include <iostream>
#include <thread>
#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds patienceWithEdit{3};
constexpr std::chrono::seconds patienceWithBackground{3};
constexpr const char* answerThere = "Answer where it was started.";

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

ExitCode stoppedBefore(const ProfileId& id)
{
    return complain("The tunnel " + id + " was stopped before it was up.", ExitCode::NotRunning);
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

// Says what comes up on the way, where `look` does not.
class OnTheWay
{
public:
    explicit OnTheWay(const char* whereToAnswer)
        : m_whereToAnswer(whereToAnswer)
    { }
    void say(const TunnelReport& tunnel)
    {
        if (tunnel.state == name(TunnelState{NeedsUser{}}) && !std::exchange(m_hasSaidWhoIsAsked, true))
            std::cout << tunnel.sentence << ' ' << m_whereToAnswer << '\n' << std::flush;
        // A notice: what the server says, or what is waited for.
        if (tunnel.state == name(TunnelState{Connecting{}}) && tunnel.sentence != m_said)
            std::cout << (m_said = tunnel.sentence) << '\n' << std::flush;
    }
    void sayWhoIsAsked(const TunnelReport& tunnel)
    {
        if (tunnel.state == name(TunnelState{NeedsUser{}}))
            say(tunnel);
    }

private:
    const char* m_whereToAnswer;
    bool m_hasSaidWhoIsAsked = false;
    std::string m_said;
};

// Where a window or another terminal asks the person, this one only waits for how that ends.
ExitCode waitForOutcome(
    const Setting& setting, const ControlPeer& process, const ProfileId& id, const char* whereToAnswer)
{
    OnTheWay onTheWay{whereToAnswer};
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        const auto running = findRunningIn(process, id);
        if (!running)
            return complain(running.error());
        if (!*running)
            return stoppedBefore(id);
        const TunnelReport& tunnel = (*running)->tunnel;
        if (tunnel.state == name(TunnelState{Failed{}}))
            return complain(tunnel.sentence, exitCodeOfTrouble(tunnel));
        onTheWay.say(tunnel);
        if (const auto outcome = outcomeOf(setting, **running))
            return *outcome;
    }
}

// Whoever had it started may call that off; others only stop waiting.
enum class Started { ByUs, BySomebodyElse };

ExitCode interrupted(const ControlPeer& process, const ProfileId& id, Started started)
{
    if (started == Started::BySomebodyElse)
        return complain("The tunnel " + id + " goes on in the background, process "
                + std::to_string(process.processId) + ".",
            ExitCode::Internal);
    if (const auto asked = askProcess(process, {ControlCommand::Disconnect, id}); !asked)
        return complain(asked.error());
    if (const ExitCode code = waitUntilStopped(process, id); code != ExitCode::Ok)
        return code;
    return stoppedBefore(id);
}

// In the process that has no terminal, this one is the person.
ExitCode waitAsPerson(const Setting& setting, BackgroundWait& wait, const ControlPeer& process,
    const ProfileId& id, Started started)
{
    OnTheWay onTheWay{answerThere};
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        if (wait.isInterrupted())
            return interrupted(process, id, started);
        const auto running = wait.look(process);
        if (!running)
            return complain(running.error());
        if (!*running)
            return stoppedBefore(id);
        const TunnelReport& tunnel = (*running)->tunnel;
        if (tunnel.state == name(TunnelState{Failed{}}))
            return exitCodeOfTrouble(tunnel); // The sentence was the last line of what happened to it.
        if (!wait.isAsked() && started == Started::BySomebodyElse)
            onTheWay.sayWhoIsAsked(tunnel);
        if (const auto outcome = outcomeOf(setting, **running))
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
    if (!running.isInBackground)
        return waitForOutcome(setting, running.process, running.tunnel.id, answerThere);
    BackgroundWait wait{running.tunnel.id};
    return waitAsPerson(setting, wait, running.process, running.tunnel.id, Started::BySomebodyElse);
}

ConnectWishes wishesOf(const Setting& setting)
{
    ConnectWishes wishes = trusting(setting.knownHosts);
    wishes.agent = agentOfEnvironment();
    wishes.verbose = setting.verbose;
    return wishes;
}

// One that has just ended hangs up: then the next one is asked.
Result<std::pair<ControlPeer, ControlReply>> askBackground(
    const Setting& setting, const ControlRequest& request)
{
    const auto deadline = Clock::now() + patienceWithBackground;
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        const auto process = backgroundFor(setting);
        if (!process)
            return fail(process);
        auto reply = askControlPeer(*process, request, patienceWithBackground);
        if (reply)
            return std::pair{*process, std::move(*reply)};
        if (reply.error().code == ErrorCode::ProcessHangs || Clock::now() > deadline)
            return fail(reply);
    }
}

ExitCode start(const Setting& setting, const ProfileId& id)
{
    const auto manager = findManager(setting.paths.runtime, setting.profiles);
    if (!manager)
        return complain(manager.error());
    if (*manager)
        return connectThrough(**manager, setting, id);
    BackgroundWait wait{id};
    const auto asked = askBackground(setting,
        {.command = ControlCommand::Connect,
            .profile = id,
            .asker = wait.asker(),
            .wishes = wishesOf(setting)});
    if (!asked)
        return complain(asked.error());
    const auto& [process, reply] = *asked;
    if (!reply.refused.empty())
        return complain(reply.refused, ExitCode::Profile);
    return waitAsPerson(setting, wait, process, id, reply.hasBegun ? Started::ByUs : Started::BySomebodyElse);
}

// What hears of edits has taken the new ports over soon; what does not begins anew with them.
ExitCode reconnectFixed(const Setting& setting, const Running& running)
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
    return start(setting, id);
}

} // namespace

ExitCode connectTunnel(const Setting& setting, const std::string& idOrName, FixPorts fix)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    for (const Problem& problem : validate(*profile))
        return complain(problem.field + ": " + say(sentenceOf(problem)), ExitCode::Usage);
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
            return reconnectFixed(setting, *running);
    }
    return isRunning ? sayHowItRuns(setting, *running) : start(setting, profile->id);
}

} // namespace underpass
