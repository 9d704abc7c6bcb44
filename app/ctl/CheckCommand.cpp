// SPDX-License-Identifier: MIT
#include "app/ctl/FollowCheck.h"
#include "app/ctl/StopOnSignal.h"
#include "app/ctl/TerminalPrompter.h"
#include "app/ctl/TunnelCommands.h"
#include "core/base/Overload.h"
#include "core/check/Check.h"
#include "core/check/StepReport.h"
#include "core/client/SshSessionFactory.h"
#include "core/control/Running.h"
#include "core/control/StateWords.h"
#include "core/listen/PeerIdentity.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <thread>

namespace underpass {

namespace {

using Json = nlohmann::json;

void print(const StepReport& step)
{
    std::cout << (step.trouble.empty() ? "ok      " : "FAILED  ") << step.step << ": " << step.sentence;
    if (step.milliseconds)
        std::cout << "  (" << *step.milliseconds << " ms)";
    std::cout << '\n';
    if (!step.advice.empty())
        std::cout << "        The server's administrator can permit it by these lines in sshd_config:\n";
    for (const std::string& line : step.advice)
        std::cout << "            " << line << '\n';
    std::cout << std::flush;
}

Json toJson(const StepReport& step)
{
    Json json{{"step", step.step}, {"ok", step.trouble.empty()}, {"sentence", step.sentence},
        {"trouble", step.trouble}, {"ms", nullptr}, {"advice", step.advice}};
    if (step.milliseconds)
        json["ms"] = *step.milliseconds;
    return json;
}

const char* kindOf(const Notice& notice)
{
    return std::visit(Overload{
                          [](const ServerWords&) { return "server-words"; },
                          [](const LongWait&) { return "waiting"; },
                          [](const OldInUse&) { return "old-algorithms"; },
                      },
        notice.what);
}

Json toJson(const Notice& notice)
{
    return {{"kind", kindOf(notice)}, {"server", toString(notice.server)}, {"sentence", words(notice)}};
}

// A target that answers, but wrongly, is trouble with the forward and not with the way to the server. A check
// that was interrupted has not found that all is well.
ExitCode exitCodeOf(const StepReport& step)
{
    const auto trouble = errorCodeNamed(step.trouble);
    if (!trouble || trouble == ErrorCode::Cancelled)
        return ExitCode::Internal;
    const bool isForward = step.step == name(CheckStage::Forward) || step.step == name(CheckStage::Target)
        || step.step == name(CheckStage::Greeting);
    return isForward ? ExitCode::Forward : exitCodeFor(*trouble);
}

// What a check has found so far, as text at once or as JSON in the end.
class Findings
{
public:
    explicit Findings(Output output)
        : m_output(output)
    { }

    void add(const StepReport& step)
    {
        if (!step.trouble.empty() && m_code == ExitCode::Ok)
            m_code = exitCodeOf(step);
        if (m_output == Output::Text)
            print(step);
        else
            m_steps.push_back(toJson(step));
    }
    // The terminal has it from the prompter.
    void add(const Notice& notice) { m_notices.push_back(toJson(notice)); }
    [[nodiscard]] ExitCode end(const ProfileId& profile) const
    {
        if (m_output == Output::Json) {
            const Json whole{{"version", 1}, {"profile", profile}, {"ok", m_code == ExitCode::Ok},
                {"steps", m_steps}, {"notices", m_notices}};
            std::cout << whole.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
        }
        return m_code;
    }

private:
    Output m_output;
    ExitCode m_code = ExitCode::Ok;
    Json m_steps = Json::array();
    Json m_notices = Json::array();
};

// By the process that runs it, over its live session.
ExitCode checkElsewhere(const Running& running, Output output)
{
    const std::string& state = running.tunnel.state;
    if (state == name(TunnelState{Connecting{}}) || state == name(TunnelState{NeedsUser{}})) {
        return complain("The tunnel " + running.tunnel.name
                + " is just connecting, so there is nothing to try yet: " + running.tunnel.sentence,
            ExitCode::Usage);
    }
    Findings findings{output};
    const ExitCode asked = followCheck(running, [&](const StepReport& step) { findings.add(step); });
    return asked == ExitCode::Ok ? findings.end(running.tunnel.id) : asked;
}

} // namespace

ExitCode checkTunnel(const Setting& setting, const std::string& idOrName, Output output)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    for (const Problem& problem : validate(*profile))
        return complain(problem.field + ": " + say(sentenceOf(problem)), ExitCode::Usage);
    const auto running = findRunning(setting.paths.runtime, profile->id);
    if (!running)
        return complain(running.error());
    if (*running)
        return checkElsewhere(**running, output);
    Findings findings{output};
    const auto report = [&](const CheckStep& step) {
        if (const auto* said = std::get_if<found::Said>(&step.finding))
            findings.add(said->notice);
        else
            findings.add(reportOf(step));
    };
    TerminalPrompter prompter{[](const std::string& why) { std::cerr << why << std::endl; }};
    const auto secrets = openSecretStore();
    const StopOnSignal signals;
    check(*profile, sshSessionFactory(prompter, *secrets, setting.knownHosts), openPeerIdentity(), report,
        signals.token());
    return findings.end(profile->id);
}

} // namespace underpass
