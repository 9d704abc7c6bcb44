// SPDX-License-Identifier: MIT
#include "app/ctl/Runner.h"

#include "app/ctl/Background.h"
#include "app/ctl/PortFix.h"
#include "core/client/SshSessionFactory.h"
#include "core/control/StateWords.h"
#include "core/control/TunnelEnd.h"
#include "core/listen/PeerIdentity.h"
#include "core/net/MachineEvents.h"
#include "core/system/ProcessAlive.h"

#include <algorithm>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <utility>

#include <asio/post.hpp>

namespace underpass {

namespace {

void printWithTime(const std::string& line)
{
    const std::time_t now = std::time(nullptr);
    std::cout << std::put_time(std::localtime(&now), "%H:%M:%S") << "  " << line << std::endl;
}

} // namespace

Runner::Runner(const Setting& setting, Profile profile, Stay stay, Log log)
    : m_profile(std::move(profile))
    , m_stay(stay)
    , m_log(std::move(log))
    , m_runtime(setting.paths.runtime)
    , m_stateFolder(setting.paths.state)
    , m_isInBackground(stay == Stay::UntilSettled)
    , m_hint([&setting, id = m_profile.id](
                 const ForwardReport& forward) { return portHint(setting, id, forward); })
    , m_endRequests(m_loop,
          [this] {
              printWithTime("Ending.");
              end(ExitCode::Ok);
          })
    , m_prompter([log = m_log](const std::string& why) {
        std::cerr << why << std::endl;
        log.warning(why);
    })
    , m_inForce(setting.profiles)
    , m_secrets(openSecretStore())
    , m_memory(makeSecretMemory())
    , m_tunnels(
          sshSessionFactory(m_prompter, *m_secrets, setting.knownHosts, {}, {}, m_memory), openPeerIdentity(),
          [this](const ProfileId&, const TunnelState& state) {
              asio::post(m_loop, [this, state] { apply(state); });
          },
          [this](const Error& error) { m_log.error(sentence(error)); },
          [this](const ProfileId&, const TakenOver& taken) {
              asio::post(m_loop, [this, taken] { took(taken); });
          })
{ }

Runner::~Runner() = default;

ExitCode Runner::run()
{
    auto control = ControlServer::open(
        m_loop, m_runtime, [this](const ControlRequest& request) { return answer(request); });
    if (!control)
        return complain(control.error());
    m_control = std::move(*control);
    m_machine = std::make_unique<MachineEvents>(m_loop, [this] {
        m_log.info(machineEventInWords);
        m_tunnels.probeAll();
    });
    forgetEnd(m_stateFolder, m_profile.id);
    m_tunnels.start(m_profile);
    m_watch = std::make_unique<FileWatch>(
        m_inForce.file(), [this] { asio::post(m_loop, [this] { lookAtProfiles(); }); });
    lookAtProfiles();
    m_loop.run();
    m_log.info(m_profile.id + ": ended");
    return m_code;
}

void Runner::apply(const TunnelState& state)
{
    if (!m_control)
        return; // Ending already; what still arrives is only the way there.
    const TunnelState before = std::exchange(m_state, state);
    for (const Notice& notice : newNotices(before, state)) // The terminal has it from the prompter.
        m_log.info(m_profile.id + ": " + words(notice));
    if (differOnlyInNotices(before, state))
        return;
    if (std::holds_alternative<Connecting>(state))
        m_later.clear();
    if (!differOnlyInEvidence(before, state))
        tell(before);
    for (const std::string& turnedAway : m_turnedAway.of(state, Clock::now())) {
        printWithTime("  " + turnedAway);
        m_log.info(m_profile.id + ": " + turnedAway);
    }
    if (std::holds_alternative<Stopped>(state))
        return end(ExitCode::Ok);
    const auto* failed = std::get_if<Failed>(&state);
    if (failed && m_isInBackground)
        leaveBehind(failed->why);
    if (failed)
        return end(exitCodeFor(failed->why.code));
    settle(state);
}

// The terminal is kept as long as a person may have to answer, and left as soon as the first attempt is over.
void Runner::settle(const TunnelState& state)
{
    const bool isSettled = std::holds_alternative<Online>(state) || std::holds_alternative<Waiting>(state);
    if (m_stay == Stay::InForeground || !isSettled)
        return;
    m_stay = Stay::InForeground;
    std::cout.flush();
    leaveTerminal();
}

void Runner::tell(const TunnelState& before) const
{
    const TunnelReport report = reportOf(m_profile, m_state, Clock::now());
    const std::string sentence = words(m_state, Clock::now());
    const bool isOnline = std::holds_alternative<Online>(m_state);
    const bool wasOnline = std::holds_alternative<Online>(before);
    const bool isNews = !wasOnline || !isOnline || words(before, Clock::now()) != sentence;
    if (isNews && !std::holds_alternative<NeedsUser>(m_state)) // The question itself is on the terminal.
        printWithTime(m_profile.name + ": " + sentence);
    if (isNews)
        m_log.info(m_profile.id + ": " + report.state + ": " + sentence);
    if (const auto trouble = troubleOf(m_state); trouble && !trouble->detail.empty())
        m_log.warning(m_profile.id + ": " + trouble->detail);
    const TunnelReport known = reportOf(m_profile, before, Clock::now());
    for (const ForwardReport& forward : isOnline ? report.forwards : std::vector<ForwardReport>{}) {
        if (isNews || std::ranges::find(known.forwards, forward) == known.forwards.end())
            printWithTime("  " + forward.spec + ": " + forward.words + m_hint(forward));
    }
}

// Nobody may be at the terminal any more.
void Runner::leaveBehind(const Error& why) const
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const TunnelEnd end{m_profile.id, m_profile.name, now, name(why.code), sentence(why)};
    if (const auto kept = keepEnd(m_stateFolder, end); !kept)
        m_log.warning(sentence(kept.error()));
}

// Leaves the loop nothing to wait for but a reply that is on its way; the tunnel ends when this object does.
void Runner::end(ExitCode code)
{
    m_code = code == ExitCode::Ok && isRefused(m_state) ? ExitCode::Forward : code;
    m_control.reset();
    m_watch.reset();
    m_machine.reset();
    m_endRequests.stop();
    endWithin(patienceWithEnding, static_cast<int>(m_code));
}

ControlReply Runner::answer(const ControlRequest& request)
{
    ControlReply reply{ownProcessId(), {}, {reportOf(m_profile, m_state, Clock::now())}, {}};
    reply.tunnels.front().notInForce = notInForce();
    if (request.command == ControlCommand::ProfilesChanged)
        reply.refused = whyNotFollowed(request.folder);
    else if (isForOneProfile(request.command) && request.profile != m_profile.id)
        reply.refused = "This process does not run that profile.";
    else if (request.command == ControlCommand::Connect || request.command == ControlCommand::Show)
        reply.refused = "This process runs one profile in a terminal.";
    if (!reply.refused.empty())
        return reply;
    if (request.command == ControlCommand::Check) {
        m_checks.begin(request.asker, m_profile, m_state, m_tunnels.trier(m_profile.id));
        const auto [steps, isOver] = m_checks.progress(request.asker);
        reply.steps = steps;
        reply.isOver = isOver;
    }
    if (request.command == ControlCommand::ForgetSecrets)
        underpass::forgetSecrets(*m_memory, m_profile.id);
    if (request.command == ControlCommand::Reconnect)
        m_tunnels.reconnect(m_profile.id);
    if (request.command == ControlCommand::Disconnect || request.command == ControlCommand::Quit)
        asio::post(m_loop, [this] { end(ExitCode::Ok); });
    return reply;
}

// Reads first, so that who asks for it may go on with what he saved.
std::string Runner::whyNotFollowed(const std::string& folder)
{
    std::error_code ignored;
    if (!std::filesystem::equivalent(folder, m_inForce.file().parent_path(), ignored))
        return "This process goes by other profiles.";
    lookAtProfiles();
    const auto& why = m_inForce.trouble() ? m_inForce.trouble() : m_unusable;
    return why ? sentence(*why) : std::string{};
}

void Runner::lookAtProfiles()
{
    if (!m_control)
        return; // Ending already.
    const auto news = m_inForce.look();
    if (news.trouble)
        note(sentence(*news.trouble));
    if (news.isMended)
        note("The profile file can be used again.");
    const auto saved = std::ranges::find(m_inForce.profiles(), m_profile.id, &Profile::id);
    if (news.profiles && saved == m_inForce.profiles().end()) {
        note("The profile was removed, so its tunnel ends.");
        asio::post(m_loop, [this] { end(ExitCode::Ok); });
    } else if (news.profiles) {
        obey(*saved);
    }
}

void Runner::obey(const Profile& edited)
{
    const auto before = std::exchange(m_unusable, whyNotInForce(edited));
    if (m_unusable && m_unusable != before)
        note(sentence(*m_unusable));
    if (m_unusable || edited == m_profile)
        return;
    m_profile = edited;
    m_tunnels.edit(m_profile);
}

void Runner::took(const TakenOver& taken)
{
    for (const std::string& field : taken.effect.later) {
        if (std::ranges::count(m_later, field) == 0)
            m_later.push_back(field);
    }
    for (const std::string& sentence : words(taken))
        note(sentence);
}

void Runner::note(const std::string& sentence) const
{
    printWithTime(m_profile.name + ": " + sentence);
    m_log.info(m_profile.id + ": " + sentence);
}

std::string Runner::notInForce() const
{
    if (m_inForce.trouble())
        return sentence(*m_inForce.trouble());
    return m_unusable ? sentence(*m_unusable) : countsLater(m_later);
}

} // namespace underpass
