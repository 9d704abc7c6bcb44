// SPDX-License-Identifier: MIT
#include "app/tray/ControlThread.h"

#include "core/profile/Profiles.h"
#include "core/system/ProcessAlive.h"
#include "core/tunnel/TunnelState.h"

#include <algorithm>

#include <asio/post.hpp>

namespace underpass {

namespace {

bool isRunning(const TunnelReport& report)
{
    return report.state != name(TunnelState{Stopped{}});
}

bool isOver(const TunnelReport& report)
{
    return report.state == name(TunnelState{Failed{}}) || !isRunning(report);
}

} // namespace

Result<std::unique_ptr<ControlThread>> ControlThread::open(const std::filesystem::path& runtime,
    std::string profiles, CarryOut carryOut, RunningChecks& checks, const EventRing& events)
{
    std::unique_ptr<ControlThread> control{
        new ControlThread{std::move(profiles), std::move(carryOut), checks, events}};
    auto server = ControlServer::open(control->m_loop, runtime,
        [self = control.get()](const ControlRequest& request) { return self->answer(request); });
    if (!server)
        return fail(server);
    control->m_server = std::move(*server);
    control->m_thread = std::thread{[self = control.get()] { self->m_loop.run(); }};
    return control;
}

ControlThread::ControlThread(
    std::string profiles, CarryOut carryOut, RunningChecks& checks, const EventRing& events)
    : m_profiles(std::move(profiles))
    , m_carryOut(std::move(carryOut))
    , m_checks(checks)
    , m_events(events)
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
        if (isOver(report) && m_asked.contains(report.id))
            report = m_asked[report.id];
        else
            m_asked.erase(report.id);
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
        tellEvents(m_events, request, reply);
    } else if (request.command != ControlCommand::Status) {
        reply.refused = whyNot(request);
        if (reply.refused.empty())
            m_carryOut(request);
    }
    if (request.command == ControlCommand::Check) {
        const auto [steps, isOver] = m_checks.progress(request.asker);
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

std::string ControlThread::whyNot(const ControlRequest& request)
{
    std::error_code ignored;
    if (request.command == ControlCommand::ProfilesChanged
        && !std::filesystem::equivalent(request.folder, m_profiles, ignored))
        return "This process goes by other profiles.";
    if (request.command == ControlCommand::Attend || request.command == ControlCommand::Answer
        || request.command == ControlCommand::HandOver)
        return "This process has a window, and asks there.";
    if (!isForOneProfile(request.command))
        return {};
    if (!isKnown(request.profile))
        return "There is no profile " + request.profile + " here.";
    if (request.command == ControlCommand::Connect)
        markAsked(request.profile);
    return {};
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
void ControlThread::markAsked(const ProfileId& id)
{
    const std::lock_guard lock{m_mutex};
    const auto found = std::ranges::find(m_reports, id, &TunnelReport::id);
    if (found == m_reports.end() || !isOver(*found))
        return;
    *found = {id, found->name, name(TunnelState{Connecting{}}), "Connecting.", {}, {}};
    m_asked[id] = *found;
}

} // namespace underpass
