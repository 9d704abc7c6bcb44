// SPDX-License-Identifier: MIT
#include "app/ctl/BackgroundProcess.h"

#include "app/ctl/Background.h"
#include "app/ctl/KeptFailure.h"
#include "app/ctl/PortFix.h"
#include "core/control/ProfileLog.h"
#include "core/control/TunnelEnd.h"
#include "core/system/OwnProgram.h"
#include "core/system/ProcessAlive.h"

#include <algorithm>
#include <utility>

#include <asio/post.hpp>

namespace underpass {

namespace {

constexpr std::chrono::seconds patienceWithFirst{10}; // Whoever started us may have been killed.
constexpr std::chrono::milliseconds betweenLooks{200};

} // namespace

BackgroundProcess::BackgroundProcess(Setting setting)
    : m_setting(std::move(setting))
    , m_person([this](const ProfileId& id, const std::string& sentence) {
        asio::post(m_host.loop(), [this, id, sentence] { note(id, sentence); });
    })
    , m_ways(m_person)
    , m_host({m_setting.paths.runtime, m_setting.profiles, m_setting.paths.state},
          {.sessions =
                  [this](SecretStore& secrets, std::shared_ptr<SecretMemory> memory) {
                      return m_ways.sessions(secrets, std::move(memory));
                  },
              .changed = [this](const ProfileId& id) { changed(id); },
              .stop = [this](const ProfileId& id) { m_host.stop(id); },
              .endWanted = [this] { end(); },
              .answer = [this](const ControlRequest& request,
                            ControlReply& reply) { return answer(request, reply); }})
    , m_nextLook(m_host.loop())
{ }

ExitCode BackgroundProcess::run()
{
    if (const auto made = makePrivateFolder(m_setting.paths.runtime); !made)
        return complain(made.error());
    auto lock = lockFile(m_setting.paths.runtime / "background.lock", std::chrono::milliseconds{0});
    if (!lock && lock.error().detail == heldByAnother)
        return ExitCode::Ok;
    if (!lock)
        return complain(lock.error());
    m_isTheOne = std::move(*lock);
    if (const auto opened = m_host.open(); !opened)
        return complain(opened.error());
    leaveTerminal();
    lookAroundAfter(patienceWithFirst);
    m_host.run();
    return ExitCode::Ok;
}

void BackgroundProcess::changed(const ProfileId& id)
{
    const TunnelHere& here = *m_host.find(id);
    if (const auto* failed = std::get_if<Failed>(&here.state())) // Nobody may have been told.
        keepFailure(m_setting.paths.state, here.profile(), failed->why, here.log());
    const bool isOver = std::holds_alternative<Stopped>(here.state())
        || (std::holds_alternative<Failed>(here.state()) && !m_person.isAttended(id));
    if (!isOver)
        return;
    m_uses.forget(id);
    m_host.forget(id);
    endIfIdle();
}

// As long as somebody waits: he may be killed meanwhile.
void BackgroundProcess::lookAround()
{
    if (m_host.isEnding())
        return;
    m_person.leaveThoseWhoEnded();
    for (const ProfileId& id : m_uses.leaveThoseWhoEnded())
        m_host.stop(id);
    std::erase_if(m_givenAway,
        [](const auto& given) { return waitForEnd(given.second.from, std::chrono::milliseconds{0}); });
    for (const ProfileId& id : m_host.failedOnes()) {
        if (!m_person.isAttended(id))
            m_host.forget(id);
    }
    endIfIdle();
    const bool isWatched = m_person.isAnybodyThere() || m_uses.isAnybodyThere() || !m_givenAway.empty();
    if (!m_host.isEnding() && isWatched)
        lookAroundAfter(betweenLooks);
}

// In place of what was to come.
void BackgroundProcess::lookAroundAfter(std::chrono::milliseconds pause)
{
    m_nextLook.expires_after(pause);
    m_nextLook.async_wait([this](const std::error_code& cancelled) {
        if (!cancelled)
            lookAround();
    });
}

void BackgroundProcess::endIfIdle()
{
    if (m_host.isEmpty() && m_givenAway.empty())
        end();
}

void BackgroundProcess::end()
{
    if (m_host.isEnding())
        return;
    m_nextLook.cancel();
    m_host.end(static_cast<int>(ExitCode::Ok));
    m_isTheOne.reset(); // Whoever finds nobody may start the next one.
}

std::string BackgroundProcess::answer(const ControlRequest& request, ControlReply& reply)
{
    reply.isBackground = true;
    switch (request.command) {
    case ControlCommand::Connect:
        return connect(request, reply);
    case ControlCommand::Attend:
        return attend(request, reply);
    case ControlCommand::Answer:
        if (runsOwnProgram(request.from))
            m_person.answer(request);
        return {};
    case ControlCommand::HandOver:
        return handOver(request, reply);
    case ControlCommand::Show:
        return "This process has no window.";
    case ControlCommand::Disconnect:
        reply.hasBegun = !request.user.empty() && m_uses.endsWith(request);
        return {};
    case ControlCommand::Status:
    case ControlCommand::Reconnect:
    case ControlCommand::ForgetSecrets:
    case ControlCommand::Check:
    case ControlCommand::ProfilesChanged:
    case ControlCommand::Events:
    case ControlCommand::Quit:
        return {};
    }
    return {};
}

std::string BackgroundProcess::connect(const ControlRequest& request, ControlReply& reply)
{
    reply.runsElsewhere = m_host.isStopping(request.profile); // Whoever joined it now would end with it.
    if (reply.runsElsewhere)
        return "Its tunnel is just ending.";
    const TunnelHere* here = m_host.find(request.profile);
    const bool isRunning = here != nullptr && !std::holds_alternative<Failed>(here->state());
    if (!isRunning) {
        m_host.lookAtProfiles(); // Whoever has just saved it wants that one.
        if (const auto refused = start(request, reply); !refused.empty())
            return refused;
    }
    reply.hasBegun = !isRunning;
    m_uses.wanted(request, reply.hasBegun);
    if (m_uses.isAnybodyThere())
        lookAroundAfter(betweenLooks);
    return {};
}

std::string BackgroundProcess::start(const ControlRequest& request, ControlReply& reply)
{
    const ProfileId& id = request.profile;
    const auto& profiles = m_host.inForce().profiles();
    const auto saved = std::ranges::find(profiles, id, &Profile::id);
    if (saved == profiles.end())
        return sentence(
            {ErrorCode::FileUnreadable, "the profile \"" + id + "\"", "it is not there any more"});
    if (const auto unusable = whyNotInForce(*saved))
        return sentence(*unusable);
    auto claim = claimTunnel(m_setting.paths.runtime, id);
    if (!claim)
        return sentence(claim.error());
    reply.runsElsewhere = *claim == nullptr;
    if (reply.runsElsewhere)
        return "Another process runs that profile.";
    auto log = Log::open(ownLog(m_setting.paths.state, id),
        request.wishes.verbose ? Log::Level::Debug : Log::Level::Info, Log::Echo::None);
    if (!log)
        return sentence(log.error());
    if (runsOwnProgram(request.from) && !request.asker.empty()) { // Who never asks would be first in line.
        (void)m_person.attend(id, saved->name, request);
        lookAroundAfter(betweenLooks);
    }
    m_givenAway.erase(id);
    m_ways.set(id, request.wishes);
    forgetEnd(m_setting.paths.state, id);
    m_host.start(*saved, std::move(*log), voiceOf(id), std::move(*claim));
    return {};
}

std::string BackgroundProcess::attend(const ControlRequest& request, ControlReply& reply)
{
    const ProfileId& id = request.profile;
    if (!runsOwnProgram(request.from))
        return "Process " + std::to_string(ownProcessId())
            + " runs another copy of underpassctl, to which it gives no questions. End it with "
              "\"underpassctl quit\", and connect again.";
    if (request.isLast) {
        m_person.leave(id, request.asker);
        asio::post(m_host.loop(), [this] { lookAround(); });
        return {};
    }
    if (m_person.attend(id, m_host.find(id)->profile().name, request))
        lookAroundAfter(betweenLooks);
    reply.told = m_person.told(id, request.asker, request.heard);
    reply.question = m_person.questionFor(id, request.asker);
    return {};
}

// Whoever wants it asks again until it has ended here, so that nobody has it twice, and nobody not at all.
std::string BackgroundProcess::handOver(const ControlRequest& request, ControlReply& reply)
{
    const ProfileId& id = request.profile;
    const TunnelHere* here = m_host.find(id);
    const auto given = m_givenAway.find(id);
    if (given != m_givenAway.end() && given->second.asker == request.asker) {
        reply.hasBegun = true;
        reply.isHandedOver = here == nullptr;
        if (reply.isHandedOver)
            m_givenAway.erase(given);
        asio::post(m_host.loop(), [this] { lookAround(); });
        return {};
    }
    if (here == nullptr || std::holds_alternative<Failed>(here->state()))
        return "This process does not run that profile.";
    if (m_person.isAttended(id))
        return "Somebody waits for it at a terminal.";
    if (m_uses.isUsed(id))
        return "A program that \"underpassctl exec\" runs needs it.";
    if (m_ways.knownHostsOf(id) != request.wishes.knownHosts)
        return "It trusts by other known_hosts files.";
    if (std::holds_alternative<Online>(here->state()) && m_host.remembersSecretsOf(id))
        return "What was typed for it is not passed on.";
    m_host.askWhetherIdle(id, [this, request](bool isIdle) {
        if (isIdle)
            giveAway(request);
    });
    return {};
}

void BackgroundProcess::giveAway(const ControlRequest& to)
{
    const TunnelHere* here = m_host.find(to.profile);
    if (m_host.isEnding() || here == nullptr || m_person.isAttended(to.profile) || m_uses.isUsed(to.profile)
        || m_givenAway.contains(to.profile))
        return;
    here->note("The tray program takes the tunnel over.");
    m_givenAway.emplace(to.profile, to);
    m_host.stop(to.profile);
    lookAroundAfter(betweenLooks);
}

TunnelHere::Voice BackgroundProcess::voiceOf(const ProfileId& id)
{
    return {.say = [this, id](const std::string& line) { m_person.say(id, {.line = line}); },
        .tell = [this, id](const Notice& notice) { m_person.say(id, {.notice = notice}); },
        .hint = [this, id](const ForwardReport& forward) { return portHint(m_setting, id, forward); }};
}

void BackgroundProcess::note(const ProfileId& id, const std::string& sentence)
{
    if (const TunnelHere* here = m_host.find(id))
        here->log().warning(sentence);
}

} // namespace underpass
