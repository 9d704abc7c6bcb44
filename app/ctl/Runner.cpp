// SPDX-License-Identifier: MIT
#include "app/ctl/Runner.h"

#include "app/ctl/KeptFailure.h"
#include "app/ctl/PortFix.h"
#include "app/ctl/Print.h"
#include "core/client/SshSessionFactory.h"
#include "core/control/TunnelEnd.h"

#include <iostream>
#include <utility>

namespace underpass {

namespace {

// Whom it belongs to is at the terminal.
std::string refuseElsewhere(const ControlRequest& request, ControlReply&)
{
    switch (request.command) {
    case ControlCommand::Connect:
    case ControlCommand::Show:
    case ControlCommand::Attend:
    case ControlCommand::Answer:
    case ControlCommand::HandOver:
        return "This process runs one profile in a terminal.";
    case ControlCommand::Status:
    case ControlCommand::Disconnect:
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

} // namespace

Runner::Runner(const Setting& setting, Profile profile, Log log, TunnelClaim claim)
    : m_setting(setting)
    , m_profile(std::move(profile))
    , m_log(std::move(log))
    , m_claim(std::move(claim))
    , m_prompter([log = m_log](const std::string& why) {
        std::cerr << why << std::endl;
        log.warning(why);
    })
    , m_host({setting.paths.runtime, setting.profiles, setting.paths.state},
          {.sessions =
                  [this](SecretStore& secrets, std::shared_ptr<SecretMemory> memory) {
                      return sshSessionFactory(
                          m_prompter, secrets, m_setting.knownHosts, {}, {}, std::move(memory));
                  },
              .changed = [this](const ProfileId&) { changed(); },
              .stop = [this](const ProfileId&) { end(ExitCode::Ok); },
              .endWanted =
                  [this] {
                      printWithTime("Ending.");
                      end(ExitCode::Ok);
                  },
              .answer = refuseElsewhere})
{ }

ExitCode Runner::run()
{
    if (const auto opened = m_host.open(); !opened)
        return complain(opened.error());
    forgetEnd(m_setting.paths.state, m_profile.id);
    m_host.start(m_profile, m_log,
        {.say = printWithTime,
            .tell = {}, // The terminal has it from the prompter.
            .hint
            = [this](const ForwardReport& forward) { return portHint(m_setting, m_profile.id, forward); }},
        std::move(m_claim));
    m_host.run();
    return m_code;
}

void Runner::changed()
{
    const TunnelState& state = m_host.find(m_profile.id)->state();
    if (std::holds_alternative<Stopped>(state))
        return end(ExitCode::Ok);
    const auto* failed = std::get_if<Failed>(&state);
    if (failed == nullptr)
        return;
    keepFailure(m_setting.paths.state, m_profile, failed->why, m_log); // Others may wait for it.
    end(exitCodeFor(failed->why.code));
}

// The tunnel ends when this object does.
void Runner::end(ExitCode code)
{
    if (m_host.isEnding())
        return;
    m_code = code == ExitCode::Ok && isRefused(m_host.find(m_profile.id)->state()) ? ExitCode::Forward : code;
    m_host.end(static_cast<int>(m_code));
}

} // namespace underpass
