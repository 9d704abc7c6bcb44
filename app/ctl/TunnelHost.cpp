// SPDX-License-Identifier: MIT
#include "app/ctl/TunnelHost.h"

#include "core/client/SshSessionFactory.h"
#include "core/control/StateJson.h"
#include "core/control/StateWords.h"
#include "core/listen/PeerIdentity.h"
#include "core/net/MachineEvents.h"
#include "core/system/ProcessAlive.h"

#include <algorithm>
#include <utility>

#include <asio/post.hpp>

namespace underpass {

TunnelHost::TunnelHost(const Places& places, Program program)
    : m_runtime(places.runtime)
    , m_program(std::move(program))
    , m_endRequests(m_loop, [this] { m_program.endWanted(); })
    , m_journal(
          places.state,
          [this](const std::string& why) {
              for (const auto& [id, here] : m_here)
                  here.log().warning(why);
          },
          HistoryWriter::Disk::WaitFor)
    , m_inForce(places.profiles)
    , m_secrets(openSecretStore())
    , m_memory(makeSecretMemory())
    , m_tunnels(openTunnels())
{ }

TunnelHost::~TunnelHost() = default;

std::unique_ptr<Tunnels> TunnelHost::openTunnels()
{
    const auto changed = [this](const ProfileId& id, const TunnelState& state) {
        asio::post(m_loop, [this, id, state] { apply(id, state); });
    };
    const auto wentWrong = [this](const Error& error) {
        asio::post(m_loop, [this, error] {
            for (const auto& [id, here] : m_here)
                here.log().error(sentence(error));
        });
    };
    const auto tookOver = [this](const ProfileId& id, const TakenOver& taken) {
        asio::post(m_loop, [this, id, taken] {
            const auto here = m_here.find(id);
            if (here == m_here.end())
                return;
            m_journal.edited(here->second.profile(), here->second.state(), taken);
            here->second.took(taken);
        });
    };
    return std::make_unique<Tunnels>(
        m_program.sessions(*m_secrets, m_memory), openPeerIdentity(), changed, wentWrong, tookOver);
}

Result<void> TunnelHost::open()
{
    auto control = ControlServer::open(
        m_loop, m_runtime, [this](const ControlRequest& request) { return answer(request); });
    if (!control)
        return fail(control);
    m_control = std::move(*control);
    return {};
}

void TunnelHost::run()
{
    m_machine = std::make_unique<MachineEvents>(m_loop, [this] {
        for (const auto& [id, here] : m_here)
            here.log().info(machineEventInWords);
        m_tunnels->probeAll();
    });
    m_watch = std::make_unique<FileWatch>(
        m_inForce.file(), [this] { asio::post(m_loop, [this] { lookAtProfiles(); }); });
    lookAtProfiles();
    m_loop.run();
    for (const auto& [id, here] : m_here)
        here.log().info(id + ": ended");
}

void TunnelHost::end(int code)
{
    for (const auto& [id, here] : m_here) {
        if (!isEnding() && !isFinal(here.state()))
            m_journal.changed(here.profile(), here.state(), Stopped{}); // When this object does.
    }
    m_control.reset();
    m_watch.reset();
    m_machine.reset();
    m_endRequests.stop();
    endWithin(patienceWithEnding, code);
}

void TunnelHost::start(Profile profile, Log log, TunnelHere::Voice voice, TunnelClaim claim)
{
    const ProfileId id = profile.id;
    m_claims[id] = std::move(claim);
    m_stopping.erase(id);
    m_everRun.insert(id);
    m_here.erase(id);
    const auto [here, isNew] = m_here.try_emplace(id, std::move(profile), std::move(log), std::move(voice));
    m_tunnels->start(here->second.profile());
}

void TunnelHost::stop(const ProfileId& id)
{
    if (m_claims.contains(id)) // One that has failed is over.
        m_stopping.insert(id);
    m_tunnels->stop(id);
}

void TunnelHost::askWhetherIdle(const ProfileId& id, std::function<void(bool)> reply)
{
    m_tunnels->relays(id, [this, reply = std::move(reply)](const std::vector<RelayInfo>& relays) {
        asio::post(m_loop, [reply, isIdle = relays.empty()] { reply(isIdle); });
    });
}

bool TunnelHost::remembersSecretsOf(const ProfileId& id) const
{
    return remembersSecrets(*m_memory, id);
}

void TunnelHost::forget(const ProfileId& id)
{
    if (const auto here = m_here.find(id); here != m_here.end())
        here->second.log().info(id + ": ended");
    m_here.erase(id);
}

const TunnelHere* TunnelHost::find(const ProfileId& id) const
{
    const auto here = m_here.find(id);
    return here == m_here.end() ? nullptr : &here->second;
}

std::vector<ProfileId> TunnelHost::failedOnes() const
{
    std::vector<ProfileId> failed;
    for (const auto& [id, here] : m_here) {
        if (std::holds_alternative<Failed>(here.state()))
            failed.push_back(id);
    }
    return failed;
}

void TunnelHost::apply(const ProfileId& id, const TunnelState& state)
{
    const auto here = m_here.find(id);
    if (isEnding() || here == m_here.end())
        return; // What still arrives is only the way there.
    m_journal.changed(here->second.profile(), here->second.state(), state);
    here->second.apply(state);
    if (isFinal(state)) {
        m_claims.erase(id);
        m_stopping.erase(id);
    }
    m_program.changed(id);
}

ControlReply TunnelHost::answer(const ControlRequest& request)
{
    ControlReply reply{ownProcessId(), {}, {}, {}};
    reply.refused = whyNot(request, reply);
    if (reply.refused.empty())
        carryOut(request, reply);
    // What has failed is there for those who wait for it, and for nobody else.
    const bool isForWaiting
        = request.command == ControlCommand::Attend || request.command == ControlCommand::Connect;
    for (const auto& [id, here] : m_here) {
        if (isForOneProfile(request.command) && id != request.profile)
            continue; // Thirty who wait would each be told of thirty, twenty times a second.
        if (isForWaiting || !std::holds_alternative<Failed>(here.state()))
            reply.tunnels.push_back(here.report(m_inForce.trouble()));
        if (request.wantsStates)
            reply.states[id] = writeState(here.state(), Clock::now());
    }
    return reply;
}

std::string TunnelHost::whyNot(const ControlRequest& request, ControlReply& reply)
{
    const ControlCommand command = request.command;
    if (command == ControlCommand::ProfilesChanged)
        return whyNotFollowed(request.profile);
    const bool isForOthersToo = command == ControlCommand::Connect || command == ControlCommand::HandOver
        || (command == ControlCommand::ForgetSecrets && remembersSecretsOf(request.profile));
    if (isForOneProfile(command) && !isForOthersToo && find(request.profile) == nullptr)
        return "This process does not run that profile.";
    return m_program.answer(request, reply);
}

void TunnelHost::carryOut(const ControlRequest& request, ControlReply& reply)
{
    const ProfileId& id = request.profile;
    if (request.command == ControlCommand::Check) {
        const TunnelHere& here = m_here.at(id);
        m_checks.begin(request.asker, here.profile(), here.state(), m_tunnels->trier(id));
        const auto [steps, isOver] = m_checks.progress(request.asker);
        reply.steps = steps;
        reply.isOver = isOver;
    }
    if (request.command == ControlCommand::Events)
        tellEvents(m_journal.events(), request, reply);
    if (request.command == ControlCommand::ForgetSecrets)
        forgetSecrets(*m_memory, id);
    if (request.command == ControlCommand::Reconnect)
        m_tunnels->reconnect(id);
    const bool isToEnd = request.user.empty() || reply.hasBegun;
    if (request.command == ControlCommand::Disconnect && isToEnd)
        asio::post(m_loop, [this, id] { m_program.stop(id); });
    if (request.command == ControlCommand::Quit)
        asio::post(m_loop, [this] { m_program.endWanted(); });
}

// Reads first, so that who asks for it may go on with what he saved.
std::string TunnelHost::whyNotFollowed(const ProfileId& id)
{
    lookAtProfiles();
    const TunnelHere* here = find(id);
    const auto& why = m_inForce.trouble() || here == nullptr ? m_inForce.trouble() : here->unusable();
    return why ? sentence(*why) : std::string{};
}

void TunnelHost::lookAtProfiles()
{
    if (isEnding())
        return;
    const auto news = m_inForce.look();
    if (news.trouble)
        note(sentence(*news.trouble));
    if (news.isMended)
        note("The profile file can be used again.");
    if (!news.profiles)
        return;
    std::erase_if(m_everRun, [&](const ProfileId& id) {
        const bool isRemoved = std::ranges::find(*news.profiles, id, &Profile::id) == news.profiles->end();
        if (isRemoved)
            forgetSecrets(*m_memory, id);
        return isRemoved;
    });
    for (auto& [id, here] : m_here) {
        const auto saved = std::ranges::find(*news.profiles, id, &Profile::id);
        if (std::holds_alternative<Failed>(here.state()))
            continue; // It has failed, and is only there to be told of.
        if (saved == news.profiles->end()) {
            here.note("The profile was removed, so its tunnel ends.");
            asio::post(m_loop, [this, removed = id] { m_program.stop(removed); });
        } else if (here.obey(*saved)) {
            m_tunnels->edit(here.profile());
        }
    }
}

void TunnelHost::note(const std::string& sentence) const
{
    for (const auto& [id, here] : m_here)
        here.note(sentence);
}

} // namespace underpass
