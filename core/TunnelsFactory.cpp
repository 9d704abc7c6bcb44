// SPDX-License-Identifier: MIT
#include "core/TunnelsFactory.h"

#include "core/ssh/SshSession.h"

namespace underpass {

SessionFactory sshSessionFactory(const TunnelServices& services, const KeyLimits& limits)
{
    // Shared by the copies of the factory, which std::function makes as it likes.
    const auto memory = std::make_shared<SecretMemory>();
    const auto windows = std::make_shared<WindowBudget>();
    return [memory, windows, limits, &prompter = services.prompter, &secrets = services.secrets,
               knownHosts = services.knownHosts](
               asio::io_context& worker, const Profile& profile, SessionObserver& observer) {
        const SshServices there{prompter, secrets, *memory, windows, knownHosts, limits};
        return makeSshSession(worker, profile, observer, there);
    };
}

} // namespace underpass
