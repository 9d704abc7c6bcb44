// SPDX-License-Identifier: MIT
#include "app/tray/ControlThread.h"

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

} // namespace

Result<std::unique_ptr<ControlThread>> ControlThread::open(
    const std::filesystem::path& runtime, std::string profiles, CarryOut carryOut, RunningChecks& checks)
{
    std::unique_ptr<ControlThread> control{
        new ControlThread{std::move(profiles), std::move(carryOut), checks}};
    auto server = ControlServer::open(control->m_loop, runtime,
        [self = control.get()](const ControlRequest& request) { return self->answer(request); });
    if (!server)
        return fail(server);
    control->m_server = std::move(*server);
    control->m_thread = std::thread{[self = control.get()] { self->m_loop.run(); }};
    return control;
}

ControlThread::ControlThread(std::string profiles, CarryOut carryOut, RunningChecks& checks)
    : m_profiles(std::move(profiles))
    , m_carryOut(std::move(carryOut))
    , m_checks(checks)
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

void ControlThread::publish(std::vector<TunnelReport> reports)
{
    const std::lock_guard lock{m_mutex};
    m_reports = std::move(reports);
}

ControlReply ControlThread::answer(const ControlRequest& request)
{
    ControlReply reply{ownProcessId(), {}, {}, m_profiles};
    if (request.command != ControlCommand::Status) {
        if (markAsked(request))
            m_carryOut(request);
        else
            reply.refused = "There is no profile " + request.profile + " here.";
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

// Whoever asks to connect and then for the state must not read how the last attempt ended.
bool ControlThread::markAsked(const ControlRequest& request)
{
    if (!isForOneProfile(request.command))
        return true;
    const std::lock_guard lock{m_mutex};
    const auto found = std::ranges::find(m_reports, request.profile, &TunnelReport::id);
    if (found == m_reports.end())
        return false;
    const bool isOver = found->state == name(TunnelState{Failed{}}) || !isRunning(*found);
    if (request.command == ControlCommand::Connect && isOver)
        *found = {found->id, found->name, name(TunnelState{Connecting{}}), "Connecting.", {}, {}};
    return true;
}

} // namespace underpass
