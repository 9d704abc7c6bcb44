// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "app/ctl/TerminalPrompter.h"
#include "app/ctl/TunnelHost.h"

#include <functional>

namespace underpass {

// Runs one tunnel in a terminal until it has failed, is told to end, or a signal ends it.
class Runner
{
public:
    // `setting` must outlive it.
    Runner(const Setting& setting, Profile profile, Log log, TunnelClaim claim);
    [[nodiscard]] ExitCode run();

private:
    void changed();
    void end(ExitCode code);

    const Setting& m_setting;
    Profile m_profile;
    Log m_log;
    TunnelClaim m_claim; // Until the tunnel starts.
    ExitCode m_code = ExitCode::Ok;
    TerminalPrompter m_prompter;
    TunnelHost m_host;
};

} // namespace underpass
