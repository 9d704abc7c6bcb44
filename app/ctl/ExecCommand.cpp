// SPDX-License-Identifier: MIT
#include "app/ctl/ExecCommand.h"

#include "app/EndRequests.h"
#include "app/ctl/ChildProgram.h"
#include "app/ctl/ConnectRequest.h"
#include "app/ctl/Ending.h"
#include "app/ctl/EndsWhenAsked.h"
#include "app/ctl/FollowCheck.h"
#include "app/ctl/Outcome.h"
#include "app/ctl/OutputApart.h"
#include "app/ctl/OwnPorts.h"
#include "app/ctl/TunnelCommands.h"
#include "core/base/CleanText.h"
#include "core/base/Clock.h"
#include "core/base/Endpoint.h"
#include "core/profile/import/ForwardSpec.h"
#include "core/tunnel/ForwardState.h"
#include "core/tunnel/TunnelState.h"

#include <atomic>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr auto betweenLooks = 500ms;
constexpr auto graceForProgram = 10s;
constexpr std::chrono::milliseconds patience = 3s;
constexpr const char* variables = "UNDERPASS_";

ExitCode refuse(const std::string& sentence)
{
    return complain(sentence, ExitCode::ExecFailed);
}

// What a program is told of the forwards that listen here, by their places in the profile.
ChildProgram::Environment environmentFor(const TunnelReport& tunnel)
{
    ChildProgram::Environment environment{{{"UNDERPASS_PROFILE", tunnel.id}}, variables};
    for (std::size_t i = 0; i < tunnel.forwards.size(); ++i) {
        const ForwardReport& forward = tunnel.forwards[i];
        const auto kind = parseForward(forward.spec);
        const auto listen = Endpoint::parse(forward.listen, 0);
        if (!kind || !listensHere(*kind) || !forward.listening || !listen)
            continue;
        const std::string number = std::to_string(i + 1);
        environment.variables.emplace_back("UNDERPASS_ADDRESS_" + number, listen->host);
        environment.variables.emplace_back("UNDERPASS_PORT_" + number, std::to_string(listen->port));
    }
    return environment;
}

// Looks at the tunnel again and again while the program runs, on a thread of its own.
class TunnelWatch
{
public:
    explicit TunnelWatch(Running running)
        : m_running(std::move(running))
        , m_thread([this](const std::stop_token& stop) { watch(stop); })
    { }

    // Why the program must not rely on the tunnel now; empty: it may.
    [[nodiscard]] std::string trouble()
    {
        const std::lock_guard lock{m_mutex};
        return m_trouble;
    }

private:
    [[nodiscard]] std::string look() const
    {
        const auto now = findRunningIn(m_running.process, m_running.tunnel.id);
        if (!now)
            return sentence(now.error());
        if (!*now)
            return "It has ended.";
        return whyNotOurs(**now).value_or(std::string{});
    }
    void watch(const std::stop_token& stop)
    {
        std::unique_lock lock{m_mutex};
        while (!m_wakeUp.wait_for(lock, stop, betweenLooks, [&] { return stop.stop_requested(); })) {
            lock.unlock();
            std::string trouble = look();
            lock.lock();
            m_trouble = std::move(trouble);
        }
    }

    const Running m_running;
    std::mutex m_mutex; // Guards m_trouble.
    std::condition_variable_any m_wakeUp;
    std::string m_trouble;
    std::jthread m_thread;
};

// The program while it runs, as the tunnel allows it.
class Supervised
{
public:
    Supervised(ChildProgram& program, const Running& running, const ExecOrder& order)
        : m_program(program)
        , m_name(running.tunnel.name)
        , m_order(order)
        , m_watch(running)
    { }

    ExitCode untilItEnds()
    {
        for (;;) {
            if (const auto code = m_program.wait(100ms))
                return m_wasAskedToEnd ? ExitCode::ExecFailed : static_cast<ExitCode>(*code);
            if (m_wasAskedToEnd)
                endIfLate();
            else
                obeyTunnel();
        }
    }

private:
    void obeyTunnel()
    {
        const std::string before = std::exchange(m_trouble, m_watch.trouble());
        if (m_trouble.empty() == before.empty())
            return; // The same trouble in other words: "Trying again in 4 s."
        const std::string program = cleanText(m_order.program.front());
        if (m_trouble.empty()) {
            std::cerr << "The tunnel " << m_name << " can be relied on again.\n" << std::flush;
            return;
        }
        const bool leave = m_order.whenLost == WhenLost::LeaveRunning;
        std::cerr << "The tunnel " << m_name << " cannot be relied on any more"
                  << (leave ? ", but " + program + " goes on: " : ", so " + program + " is told to end: ")
                  << m_trouble << '\n'
                  << std::flush;
        if (leave)
            return;
        m_wasAskedToEnd = true;
        m_lateFrom = Clock::now() + graceForProgram;
        m_program.askToEnd();
    }
    void endIfLate()
    {
        if (Clock::now() < m_lateFrom)
            return;
        m_lateFrom = Clock::time_point::max();
        std::cerr << cleanText(m_order.program.front()) << " does not end by itself, so it is ended.\n"
                  << std::flush;
        m_program.end();
    }

    ChildProgram& m_program;
    std::string m_name;
    const ExecOrder& m_order;
    TunnelWatch m_watch;
    std::string m_trouble;
    bool m_wasAskedToEnd = false;
    Clock::time_point m_lateFrom{};
};

// Has each forward tried, because a person asked for it; then its state says what may be relied on.
ExitCode tryForwards(const Running& running)
{
    return followCheck(running, [](const StepReport& step) {
        if (!step.trouble.empty())
            std::cerr << step.step << ": " << step.sentence << '\n' << std::flush;
    });
}

std::optional<std::string> firstTrouble(const Running& running)
{
    if (auto why = whyNotOurs(running))
        return why;
    for (const ForwardReport& forward : running.tunnel.forwards) {
        if (forward.required && forward.state == name(ForwardHealth::Trouble))
            return forward.spec + ": " + forward.words;
    }
    return std::nullopt;
}

// The tunnel while a program uses it. One that had to be started for such a use ends with the last one.
class Use
{
public:
    Use(const Setting& setting, ProfileId id)
        : m_setting(setting)
        , m_id(std::move(id))
        , m_user(newAsker())
    { }
    ~Use()
    {
        const OutputApart apart;
        const auto process = m_hasAsked ? leave() : std::nullopt;
        if (process)
            (void)waitUntilStopped(*process, m_id);
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

    // The tunnel once it can be relied on. Fails with what has been said already.
    std::expected<Running, ExitCode> begin()
    {
        const OutputApart apart;
        const EndsWhenAsked ends{[this] { askToEnd(); }};
        auto running = bringUp();
        holdSignalsForChild();
        if (running && ends.wasAsked())
            return std::unexpected(refuse("Interrupted before the program was started."));
        return running;
    }

private:
    std::expected<Running, ExitCode> find() const
    {
        auto found = findRunning(m_setting.paths.runtime, m_id);
        if (!found)
            return std::unexpected(complain(found.error()));
        if (!*found)
            return std::unexpected(refuse("The tunnel " + m_id + " has ended already."));
        return std::move(**found);
    }
    // Whoever runs it counts who needs it; one that belongs to a terminal does not.
    ExitCode connect()
    {
        const auto found = findRunning(m_setting.paths.runtime, m_id);
        if (!found)
            return complain(found.error());
        m_hasAsked = true;
        if (*found && isConnected((*found)->tunnel)) {
            const auto joined
                = askControlPeer((*found)->process, connectRequest(m_setting, m_id, {}, m_user), patience);
            if (joined && !joined->hasBegun && !joined->runsElsewhere)
                return ExitCode::Ok;
        }
        return connectTunnel(m_setting, m_id, FixPorts::No, m_user);
    }
    std::expected<Running, ExitCode> bringUp()
    {
        if (const ExitCode code = connect(); code != ExitCode::Ok)
            return std::unexpected(code);
        auto running = find();
        if (!running)
            return running;
        if (const ExitCode code = tryForwards(*running); code != ExitCode::Ok)
            return std::unexpected(code);
        running = find();
        const auto why = running ? firstTrouble(*running) : std::nullopt;
        return why ? std::unexpected(refuse(*why)) : std::move(running);
    }
    // The process in which it ends with that.
    std::optional<ControlPeer> leave() const
    {
        const auto found = findRunning(m_setting.paths.runtime, m_id);
        if (!found || !*found)
            return std::nullopt;
        const auto left = askControlPeer((*found)->process,
            {.command = ControlCommand::Disconnect, .profile = m_id, .user = m_user}, patience);
        return left && left->hasBegun ? std::optional{(*found)->process} : std::nullopt;
    }
    // What others need goes on without us, and has nothing of ours to undo.
    void askToEnd()
    {
        if (m_isEnding)
            return;
        const auto found = findRunning(m_setting.paths.runtime, m_id);
        if (found && !*found)
            return; // Only just on its way, or over.
        m_isEnding = leave().has_value();
        if (!m_isEnding)
            endWithin(std::chrono::milliseconds{0}, static_cast<int>(ExitCode::ExecFailed));
    }

    const Setting& m_setting;
    ProfileId m_id;
    std::string m_user;
    std::atomic<bool> m_hasAsked = false;
    bool m_isEnding = false; // Of the thread that hears signals.
};

ExitCode runWith(const Running& running, const ExecOrder& order)
{
    const auto withUs
        = order.whenLost == WhenLost::EndProgram ? ChildProgram::WithUs::Yes : ChildProgram::WithUs::No;
    const auto program
        = ChildProgram::start(order.program, environmentFor(running.tunnel), withUs, *order.inherited);
    if (program)
        return Supervised{**program, running, order}.untilItEnds();
    return complain("\"" + cleanText(order.program.front()) + "\" cannot be run: " + program.error().why,
        static_cast<ExitCode>(program.error().code));
}

} // namespace

ExitCode execProgram(const Setting& setting, const ExecOrder& order)
{
    if (order.program.empty() || order.program.front().empty())
        return refuse("Say which program to run, after \"--\": underpassctl exec Mail -- fetchmail");
    const auto profile = loadProfile(setting, order.profile);
    if (!profile) {
        complain(profile.error());
        return ExitCode::ExecFailed;
    }
    for (const Problem& problem : validate(*profile))
        return refuse(problem.field + ": " + say(sentenceOf(problem)));
    Use use{setting, profile->id};
    const auto running = use.begin();
    if (running)
        return runWith(*running, order);
    std::cerr << '"' << cleanText(order.program.front()) << "\" was not started.\n";
    return ExitCode::ExecFailed;
}

} // namespace underpass
