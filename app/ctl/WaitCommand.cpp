// SPDX-License-Identifier: MIT
#include "app/ctl/WaitCommand.h"

#include "app/ctl/KeptFailure.h"
#include "app/ctl/Outcome.h"
#include "app/ctl/StopOnSignal.h"
#include "core/base/Clock.h"
#include "core/control/Running.h"

#include <sstream>

namespace underpass {

namespace {

constexpr std::chrono::milliseconds betweenLooks{100};

class Wait
{
public:
    Wait(const Setting& setting, Profile profile, std::string wanted)
        : m_setting(setting)
        , m_profile(std::move(profile))
        , m_wanted(std::move(wanted))
    { }

    // Nothing while it may still come.
    [[nodiscard]] std::optional<ExitCode> look()
    {
        const auto found = findRunning(m_setting.paths.runtime, m_profile.id);
        if (!found)
            return complain(found.error());
        m_running = *found;
        if (holds())
            return ExitCode::Ok;
        m_hasRun = m_hasRun || m_running.has_value();
        if (m_wanted == "stopped" || (m_running && m_running->tunnel.state != "failed") || !m_hasRun)
            return std::nullopt;
        return cannotCome();
    }

    [[nodiscard]] ExitCode isTooLate(double seconds) const
    {
        std::ostringstream text;
        text << m_profile.name << " is not " << m_wanted << " after " << seconds
             << " s: " << (m_running ? m_running->tunnel.sentence : std::string{"it does not run."});
        return complain(text.str(), codeNow());
    }

private:
    [[nodiscard]] bool holds() const
    {
        const bool isOver = !m_running || m_running->tunnel.state == "failed";
        if (m_wanted == "stopped")
            return isOver;
        if (m_wanted == "failed")
            return isOver && (m_running || keptFailure(m_setting.paths.state, m_profile.id));
        if (!m_running)
            return false;
        return m_wanted == "online" ? isReliable(m_running->tunnel) : m_running->tunnel.state == m_wanted;
    }
    [[nodiscard]] ExitCode cannotCome() const
    {
        if (m_running)
            return complain(m_running->tunnel.sentence, exitCodeOfTrouble(m_running->tunnel));
        if (const auto failed = keptFailure(m_setting.paths.state, m_profile.id))
            return complain(*failed);
        return complain(m_profile.name + " was stopped meanwhile.", ExitCode::NotRunning);
    }
    [[nodiscard]] ExitCode codeNow() const
    {
        if (!m_running)
            return ExitCode::NotRunning;
        if (m_wanted == "online" && isConnected(m_running->tunnel))
            return ExitCode::Forward;
        if (!m_running->tunnel.trouble.empty())
            return exitCodeOfTrouble(m_running->tunnel);
        if (m_running->tunnel.state == "connecting")
            return ExitCode::Network;
        return m_running->tunnel.state == "needs-user" ? ExitCode::LogIn : ExitCode::Internal;
    }

    const Setting& m_setting;
    Profile m_profile;
    std::string m_wanted;
    std::optional<Running> m_running;
    bool m_hasRun = false;
};

} // namespace

ExitCode waitForTunnel(const Setting& setting, const std::string& idOrName, const std::string& state,
    std::optional<double> seconds)
{
    auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    const StopOnSignal signals;
    const auto began = Clock::now();
    Wait wait{setting, std::move(*profile), state};
    for (;;) {
        if (const auto code = wait.look())
            return *code;
        if (seconds && Clock::now() - began >= std::chrono::duration<double>{*seconds})
            return wait.isTooLate(*seconds);
        if (isStoppedWithin(betweenLooks, signals.token()))
            return complain("The wait was interrupted.", ExitCode::Internal);
    }
}

} // namespace underpass
