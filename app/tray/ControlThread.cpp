// SPDX-License-Identifier: MIT
#include "app/tray/ControlThread.h"

#include "core/profile/Profiles.h"
#include "core/system/ProcessAlive.h"
#include "core/tunnel/TunnelState.h"

#include <algorithm>

#include <asio/post.hpp>

namespace underpass {

namespace {

constexpr std::chrono::seconds betweenLooks{1}; // Whether those who use a tunnel still run.

bool isRunning(const TunnelReport& report)
{
    return report.state != name(TunnelState{Stopped{}});
}

bool isOver(const TunnelReport& report)
{
    return report.state == name(TunnelState{Failed{}}) || !isRunning(report);
}

} // namespace

Result<std::unique_ptr<ControlThread>> ControlThread::open(
    const std::filesystem::path& runtime, std::string profiles, CarryOut carryOut, Shared shared)
{
    std::unique_ptr<ControlThread> control{
        new ControlThread{std::move(profiles), std::move(carryOut), shared}};
    auto server = ControlServer::open(control->m_loop, runtime,
        [self = control.get()](const ControlRequest& request) { return self->answer(request); });
    if (!server)
        return fail(server);
    control->m_server = std::move(*server);
    control->m_thread = std::thread{[self = control.get()] { self->m_loop.run(); }};
    return control;
}

ControlThread::ControlThread(std::string profiles, CarryOut carryOut, Shared shared)
    : m_profiles(std::move(profiles))
    , m_carryOut(std::move(carryOut))
    , m_shared(shared)
    , m_nextLook(m_loop)
{ }

// The server dies on its own thread. What is still being asked is answered or runs into its deadline, neither
// of which is worth waiting for.
ControlThread::~ControlThread()
{
    if (!m_thread.joinable())
        return;
    asio::post(m_loop, [this] {
        m_server.reset();
        m_loop.stop();
    });
    m_thread.join();
}

void ControlThread::publish(std::vector<TunnelReport> reports, const ProfileId& carriedOut)
{
    const std::lock_guard lock{m_mutex};
    m_reports = std::move(reports);
    m_asked.erase(carriedOut);
    for (TunnelReport& report : m_reports) {
        if (isOver(report))
            m_stopping.erase(report.id);
        if (!isOver(report))
            m_asked.erase(report.id);
        else if (m_asked.contains(report.id))
            report = m_asked[report.id];
        else
            m_uses.forget(report.id);
    }
    for (const auto& [id, asked] : m_asked) {
        if (std::ranges::find(m_reports, id, &TunnelReport::id) == m_reports.end())
            m_reports.push_back(asked);
    }
}

ControlReply ControlThread::answer(const ControlRequest& request)
{
    ControlReply reply{ownProcessId(), {}, {}, m_profiles};
    if (request.command == ControlCommand::Events) {
        tellEvents(m_shared.events, request, reply);
    } else if (request.command != ControlCommand::Status) {
        reply.refused = whyNot(request, reply);
        if (reply.refused.empty() && isToBeCarriedOut(request, reply))
            request.command == ControlCommand::Disconnect ? disconnect(request.profile) : m_carryOut(request);
    }
    if (request.command == ControlCommand::Check) {
        const auto [steps, isOver] = m_shared.checks.progress(request.asker);
        reply.steps = steps;
        reply.isOver = isOver;
    }
    reply.tunnels = running();
    return reply;
}

std::vector<TunnelReport> ControlThread::running()
{
    std::vector<TunnelReport> reports;
    const std::lock_guard lock{m_mutex};
    std::ranges::copy_if(m_reports, std::back_inserter(reports), isRunning);
    return reports;
}

std::string ControlThread::whyNot(const ControlRequest& request, ControlReply& reply)
{
    if (request.command == ControlCommand::Attend || request.command == ControlCommand::Answer
        || request.command == ControlCommand::HandOver)
        return "This process has a window, and asks there.";
    if (!isForOneProfile(request.command))
        return {};
    if (!isKnown(request.profile))
        return "There is no profile " + request.profile + " here.";
    return request.command == ControlCommand::Connect ? whyNotConnect(request, reply) : std::string{};
}

// The window takes the claim over with what is carried out.
std::string ControlThread::whyNotConnect(const ControlRequest& request, ControlReply& reply)
{
    {
        const std::lock_guard lock{m_mutex};
        reply.runsElsewhere
            = m_stopping.contains(request.profile); // Whoever joined it now would end with it.
    }
    if (reply.runsElsewhere)
        return "Its tunnel is just ending.";
    const auto claimed = m_shared.claims.claim(request.profile);
    reply.runsElsewhere = claimed && !*claimed;
    if (reply.runsElsewhere)
        return "Another process runs that profile.";
    reply.hasBegun = markAsked(request.profile);
    bool isUsed = false;
    {
        const std::lock_guard lock{m_mutex};
        m_uses.wanted(request, reply.hasBegun);
        isUsed = m_uses.isAnybodyThere();
    }
    if (isUsed)
        lookAfterUses();
    return {};
}

// Somebody who needs a tunnel no longer may not be the last one.
bool ControlThread::isToBeCarriedOut(const ControlRequest& request, ControlReply& reply)
{
    if (request.command != ControlCommand::Disconnect || request.user.empty())
        return true;
    const std::lock_guard lock{m_mutex};
    reply.hasBegun = m_uses.endsWith(request);
    return reply.hasBegun;
}

void ControlThread::disconnect(const ProfileId& id)
{
    {
        const std::lock_guard lock{m_mutex};
        const auto report = std::ranges::find(m_reports, id, &TunnelReport::id);
        if (report != m_reports.end() && !isOver(*report))
            m_stopping.insert(id);
    }
    m_carryOut({ControlCommand::Disconnect, id});
}

void ControlThread::lookAfterUses()
{
    std::vector<ProfileId> over;
    bool isUsed = false;
    {
        const std::lock_guard lock{m_mutex};
        over = m_uses.leaveThoseWhoEnded();
        isUsed = m_uses.isAnybodyThere();
    }
    for (const ProfileId& id : over)
        disconnect(id);
    if (!isUsed)
        return;
    m_nextLook.expires_after(betweenLooks);
    m_nextLook.async_wait([this](const std::error_code& cancelled) {
        if (!cancelled)
            lookAfterUses();
    });
}

// Also one that was saved a moment ago.
bool ControlThread::isKnown(const ProfileId& id)
{
    {
        const std::lock_guard lock{m_mutex};
        if (std::ranges::find(m_reports, id, &TunnelReport::id) != m_reports.end())
            return true;
    }
    auto saved = ProfileStore{m_profiles}.load();
    const Profile* fresh = saved ? find(saved->profiles.profiles, id) : nullptr;
    if (fresh == nullptr || fresh->id != id)
        return false;
    const std::lock_guard lock{m_mutex};
    m_reports.push_back({id, fresh->name, name(TunnelState{Stopped{}}), {}, {}});
    return true;
}

// Whoever asks to connect and then for the state must not read how the last attempt ended.
bool ControlThread::markAsked(const ProfileId& id)
{
    const std::lock_guard lock{m_mutex};
    const auto found = std::ranges::find(m_reports, id, &TunnelReport::id);
    if (found == m_reports.end() || !isOver(*found))
        return false;
    *found = {id, found->name, name(TunnelState{Connecting{}}), "Connecting.", {}, {}};
    m_asked[id] = *found;
    return true;
}

} // namespace underpass
