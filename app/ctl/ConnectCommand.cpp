// SPDX-License-Identifier: MIT
#include "app/ctl/BackgroundStart.h"
#include "app/ctl/BackgroundWait.h"
#include "app/ctl/ConnectRequest.h"
#include "app/ctl/Ending.h"
#include "app/ctl/KeptFailure.h"
#include "app/ctl/Outcome.h"
#include "app/ctl/PortFix.h"
#include "app/ctl/TunnelCommands.h"
#include "core/base/Clock.h"
#include "core/control/Running.h"
#include "core/tunnel/TunnelState.h"

#include <expected>
#include <iostream>
#include <optional>
#include <thread>
#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds patienceWithEdit{3};
constexpr std::chrono::seconds patienceWithBackground{3};
constexpr std::chrono::seconds patienceWithOther{4}; // Who has just begun it, or is just ending it.
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

// It is there no more: it has failed, or somebody stopped it.
ExitCode goneBefore(const Setting& setting, const ProfileId& id)
{
    if (const auto failure = keptFailure(setting.paths.state, id))
        return complain(*failure);
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
            return goneBefore(setting, id);
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

ExitCode interrupted(const Setting& setting, const ControlPeer& process, const ProfileId& id, Started started,
    const std::string& user)
{
    const auto goesOn = [&] {
        return complain("The tunnel " + id + " goes on in the background, process "
                + std::to_string(process.processId) + ".",
            ExitCode::Internal);
    };
    if (started == Started::BySomebodyElse)
        return goesOn();
    if (user.empty()) {
        if (const auto asked = askProcess(process, {ControlCommand::Disconnect, id}); !asked)
            return complain(asked.error());
    } else {
        const auto left = askControlPeer(process,
            {.command = ControlCommand::Disconnect, .profile = id, .user = user}, patienceWithBackground);
        if (!left)
            return complain(left.error());
        if (!left->hasBegun) // Somebody else needs it by now.
            return goesOn();
    }
    if (const ExitCode code = waitUntilStopped(process, id); code != ExitCode::Ok)
        return code;
    return goneBefore(setting, id);
}

// In the process that has no terminal, this one is the person.
ExitCode waitAsPerson(const Setting& setting, BackgroundWait& wait, const ControlPeer& process,
    const ProfileId& id, Started started, const std::string& user)
{
    OnTheWay onTheWay{answerThere};
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        if (wait.isInterrupted())
            return interrupted(setting, process, id, started, user);
        const auto running = wait.look(process);
        if (!running)
            return complain(running.error());
        if (!*running)
            return goneBefore(setting, id);
        const TunnelReport& tunnel = (*running)->tunnel;
        if (tunnel.state == name(TunnelState{Failed{}}))
            return exitCodeOfTrouble(tunnel); // The sentence was the last line of what happened to it.
        if (!wait.isAsked() && started == Started::BySomebodyElse)
            onTheWay.sayWhoIsAsked(tunnel);
        if (const auto outcome = outcomeOf(setting, **running))
            return *outcome;
    }
}

// Whoever relies on the exit code needs the truth about it as much as if it had been started now.
ExitCode sayHowItRuns(
    const Setting& setting, const Running& running, BackgroundWait& wait, const std::string& user)
{
    std::cout << running.tunnel.id << " is running already, process " << running.process.processId << ": "
              << running.tunnel.sentence << '\n';
    if (running.tunnel.state == "online" || running.tunnel.state == "degraded") {
        const auto refused = refusedOnes(running.tunnel);
        return refused.empty() ? ExitCode::Ok : complainOfRefused(setting, running, refused);
    }
    if (running.tunnel.state == "waiting")
        return exitCodeOfTrouble(running.tunnel);
    if (running.isInBackground)
        return waitAsPerson(setting, wait, running.process, running.tunnel.id, Started::BySomebodyElse, user);
    return waitForOutcome(setting, running.process, running.tunnel.id, answerThere);
}

// One `connect`, for good or for a user of `exec`.
class BringUp
{
public:
    BringUp(const Setting& setting, ProfileId id, std::string user)
        : m_setting(setting)
        , m_id(std::move(id))
        , m_user(std::move(user))
        , m_wait(m_id)
    { }

    // Where nobody runs it. Others may begin it in the same moment: then it is theirs, and as good.
    ExitCode start()
    {
        const auto deadline = Clock::now() + patienceWithOther;
        for (;; std::this_thread::sleep_for(betweenLooks)) {
            if (const auto code = tryToStart())
                return *code;
            const auto found = findRunning(m_setting.paths.runtime, m_id);
            if (!found)
                return complain(found.error());
            if (*found && (*found)->tunnel.state != name(TunnelState{Failed{}})) {
                if (const auto code = tryToJoin(**found))
                    return *code;
            }
            if (Clock::now() > deadline)
                return complain(runsUnseen(m_id), ExitCode::Usage);
        }
    }

    // Where somebody does. It goes on as long as is wanted here, whoever began it; `run` refuses that, as its
    // tunnel belongs to its terminal.
    ExitCode join(const Running& running)
    {
        const auto code = tryToJoin(running);
        return code ? *code : start();
    }

private:
    [[nodiscard]] ControlRequest request() const
    {
        return connectRequest(m_setting, m_id, m_wait.asker(), m_user);
    }

    // Nothing: it is just ending.
    std::optional<ExitCode> tryToJoin(const Running& running)
    {
        const auto asked = askControlPeer(running.process, request(), patienceWithBackground);
        if (!asked && asked.error().code == ErrorCode::ProcessHangs)
            return complain(asked.error());
        if (!asked || asked->runsElsewhere)
            return std::nullopt;
        if (!asked->hasBegun)
            return sayHowItRuns(m_setting, running, m_wait, m_user);
        if (running.isInBackground)
            return waitAsPerson(m_setting, m_wait, running.process, m_id, Started::ByUs, m_user);
        return waitForOutcome(m_setting, running.process, m_id, answerThere);
    }

    // Nothing: another process has it, or it is just ending.
    std::optional<ExitCode> tryToStart()
    {
        const auto manager = findManager(m_setting.paths.runtime);
        if (!manager)
            return complain(manager.error());
        if (*manager)
            return connectThrough(**manager);
        const auto asked = askBackground();
        if (!asked)
            return asked.error();
        const auto& [process, reply] = *asked;
        if (reply.runsElsewhere)
            return std::nullopt;
        if (!reply.refused.empty())
            return complain(reply.refused, ExitCode::Profile);
        return waitAsPerson(m_setting, m_wait, process, m_id,
            reply.hasBegun ? Started::ByUs : Started::BySomebodyElse, m_user);
    }

    std::optional<ExitCode> connectThrough(const ControlPeer& manager)
    {
        const auto asked = askControlPeer(manager, request(), patienceWithBackground);
        if (!asked)
            return complain(asked.error());
        if (asked->runsElsewhere)
            return std::nullopt;
        if (!asked->refused.empty())
            return complain(asked->refused, ExitCode::Usage);
        return waitForOutcome(m_setting, manager, m_id, "Answer in the window of Underpass.");
    }

    // One that has just ended hangs up: then the next one is asked. Fails with what has been said already.
    std::expected<std::pair<ControlPeer, ControlReply>, ExitCode> askBackground()
    {
        const auto deadline = Clock::now() + patienceWithBackground;
        for (;; std::this_thread::sleep_for(betweenLooks)) {
            const auto process = backgroundFor(m_setting);
            if (!process)
                return std::unexpected(process.error());
            auto reply = askControlPeer(*process, request(), patienceWithBackground);
            if (reply)
                return std::pair{*process, std::move(*reply)};
            if (reply.error().code == ErrorCode::ProcessHangs || Clock::now() > deadline)
                return std::unexpected(complain(reply.error()));
        }
    }

    const Setting& m_setting;
    ProfileId m_id;
    std::string m_user;
    BackgroundWait m_wait;
};

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
    return BringUp{setting, id, {}}.start();
}

} // namespace

ExitCode connectTunnel(
    const Setting& setting, const std::string& idOrName, FixPorts fix, const std::string& user)
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
    BringUp tunnel{setting, profile->id, user};
    return isRunning ? tunnel.join(*running) : tunnel.start();
}

} // namespace underpass
