// SPDX-License-Identifier: MIT
#include "app/ctl/TrustCommands.h"

#include "app/ctl/ForgetInStore.h"
#include "core/client/HostTrust.h"
#include "core/control/Running.h"
#include "core/system/SecretStore.h"

#include <cstdint>
#include <iostream>

namespace underpass {

namespace {

constexpr std::uint16_t sshPort = 22;

} // namespace

ExitCode trustHost(const Setting& setting, const std::string& server, const std::string& publicKey)
{
    const auto endpoint = Endpoint::parse(server, sshPort);
    if (!endpoint)
        return complain(endpoint.error());
    const auto trusted = trustHostKey(setting.knownHosts, *endpoint, publicKey);
    if (!trusted)
        return complain(trusted.error());
    std::cout << toString(*endpoint) << " is trusted with " << *trusted << ".\n";
    return ExitCode::Ok;
}

ExitCode forgetHost(const Setting& setting, const std::string& server)
{
    const auto endpoint = Endpoint::parse(server, sshPort);
    if (!endpoint)
        return complain(endpoint.error());
    const auto forgotten = forgetHostKey(setting.knownHosts, *endpoint);
    if (!forgotten)
        return complain(forgotten.error());
    std::cout << (*forgotten == 0 ? "No key of " + toString(*endpoint) + " was on record.\n"
                                  : "Forgot the host key of " + toString(*endpoint)
                + ". The next connection asks about it as if it were new.\n");
    return ExitCode::Ok;
}

ExitCode forgetSecrets(const Setting& setting, const std::string& idOrName)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    ExitCode code = ExitCode::Ok;
    bool isForgotten = false;
    for (const ControlPeer& peer : findControlPeers(setting.paths.runtime)) {
        const auto asked = askProcess(peer, {ControlCommand::ForgetSecrets, profile->id});
        if (asked)
            std::cout << "Process " << peer.processId << " forgot what was typed for " << profile->id
                      << ".\n";
        else if (asked.error().code != ErrorCode::InvalidInput) // Else it does not run that profile.
            code = complain(asked.error());
        isForgotten = isForgotten || asked;
    }
    const auto forgotten = forgetInStore(openSecretStore(), profile->id);
    if (forgotten)
        std::cout << "Forgot every kept password and passphrase of " << profile->id << ".\n";
    else if (const ExitCode why = complain(forgotten.error()); !isForgotten)
        code = why;
    return code;
}

} // namespace underpass
