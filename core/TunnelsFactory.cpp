// SPDX-License-Identifier: MIT
#include "core/TunnelsFactory.h"

#include "core/ssh/SshSession.h"

namespace underpass {

SessionFactory sshSessionFactory(const TunnelServices& services)
{
    // Shared by the copies of the factory, which std::function makes as it likes.
    const auto memory = std::make_shared<SecretMemory>();
    return [memory, &prompter = services.prompter, &secrets = services.secrets,
               knownHosts = services.knownHosts](
               asio::io_context& worker, const Profile& profile, SessionObserver& observer) {
        return makeSshSession(worker, profile, observer, SshServices{prompter, secrets, *memory, knownHosts});
    };
}

} // namespace underpass
