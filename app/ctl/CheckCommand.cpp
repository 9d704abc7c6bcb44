// SPDX-License-Identifier: MIT
#include "app/ctl/TerminalPrompter.h"
#include "app/ctl/TunnelCommands.h"
#include "core/check/Check.h"
#include "core/client/SshSessionFactory.h"
#include "core/control/Running.h"
#include "core/listen/PeerIdentity.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <iostream>
#include <thread>

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>

namespace underpass {

namespace {

using Json = nlohmann::json;

// Turns Ctrl-C into a stop request, so that an open question gives the terminal back first.
class StopOnSignal
{
public:
    StopOnSignal()
        : m_signals(m_loop, SIGINT, SIGTERM)
    {
        m_signals.async_wait([this](const std::error_code& error, int) {
            if (!error)
                m_stop.request_stop();
        });
        m_thread = std::jthread{[this] { m_loop.run(); }};
    }
    ~StopOnSignal() { m_loop.stop(); }
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    asio::io_context m_loop;
    asio::signal_set m_signals;
    std::stop_source m_stop;
    std::jthread m_thread;
};

void print(const CheckStep& step)
{
    std::cout << (troubleOf(step.finding) ? "FAILED  " : "ok      ") << name(step.stage) << ": "
              << sentence(step.finding);
    if (step.took)
        std::cout << "  (" << step.took->count() << " ms)";
    std::cout << std::endl;
}

Json toJson(const CheckStep& step)
{
    const auto trouble = troubleOf(step.finding);
    Json json{{"step", name(step.stage)}, {"ok", !trouble}, {"sentence", sentence(step.finding)},
        {"trouble", trouble ? name(*trouble) : ""}, {"ms", nullptr}};
    if (step.took)
        json["ms"] = step.took->count();
    return json;
}

// A target that answers, but wrongly, is trouble with the forward and not with the way to the server. A check
// that was interrupted has not found that all is well.
ExitCode exitCodeOf(CheckStage stage, ErrorCode trouble)
{
    if (trouble == ErrorCode::Cancelled)
        return ExitCode::Internal;
    return stage >= CheckStage::Forward ? ExitCode::Forward : exitCodeFor(trouble);
}

} // namespace

ExitCode checkTunnel(const Setting& setting, const std::string& idOrName, Output output)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    for (const Problem& problem : validate(*profile))
        return complain(problem.field + ": " + say(sentenceOf(problem)), ExitCode::Usage);
    if (const auto running = findRunning(setting.paths.runtime, profile->id)) {
        return complain("The profile " + profile->id
                + " is running, so its ports are taken; see \"underpassctl status\".",
            ExitCode::Usage);
    }
    ExitCode code = ExitCode::Ok;
    Json steps = Json::array();
    const auto report = [&](const CheckStep& step) {
        if (std::holds_alternative<found::Said>(step.finding))
            return; // The terminal has it from the prompter.
        const auto trouble = troubleOf(step.finding);
        if (trouble && code == ExitCode::Ok)
            code = exitCodeOf(step.stage, *trouble);
        if (output == Output::Text)
            return print(step);
        steps.push_back(toJson(step));
    };
    TerminalPrompter prompter{[](const std::string& why) { std::cerr << why << std::endl; }};
    const auto secrets = openSecretStore();
    const StopOnSignal signals;
    check(*profile, sshSessionFactory(prompter, *secrets, setting.knownHosts), openPeerIdentity(), report,
        signals.token());
    if (output == Output::Json) {
        const Json whole{
            {"version", 1}, {"profile", profile->id}, {"ok", code == ExitCode::Ok}, {"steps", steps}};
        std::cout << whole.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    return code;
}

} // namespace underpass
