// SPDX-License-Identifier: MIT
#pragma once

#include "core/Session.h"
#include "core/ssh/SecretMemory.h"

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
    std::vector<std::filesystem::path> knownHosts;
};

[[nodiscard]] std::unique_ptr<Session> makeSshSession(
    asio::io_context& worker, const Profile& profile, SessionObserver& observer, const SshServices& services);

} // namespace underpass
