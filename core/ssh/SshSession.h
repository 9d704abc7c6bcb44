// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/carry/Troubles.h"
#include "core/ssh/engine/KeyLimits.h"
#include "core/ssh/engine/Patience.h"
#include "core/ssh/engine/WindowBudget.h"
#include "core/ssh/login/SecretMemory.h"
#include "core/tunnel/Session.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace underpass {

// What real sessions need from outside; outlives them.
struct SshServices
{
    Prompter& prompter;
    SecretStore& secrets;
    SecretMemory& memory;
    std::shared_ptr<WindowBudget> windows;
    std::vector<std::filesystem::path> knownHosts;
    KeyLimits keyLimits;
    Patience patience;
    std::shared_ptr<Troubles> troubles = std::make_shared<Troubles>();
};

[[nodiscard]] std::unique_ptr<Session> makeSshSession(
    asio::io_context& worker, const Profile& profile, SessionObserver& observer, const SshServices& services);

} // namespace underpass
