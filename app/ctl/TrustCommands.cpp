// SPDX-License-Identifier: MIT
#include "app/ctl/TrustCommands.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/ssh/trust/KnownHosts.h"
#include "core/system/SecretStore.h"

#include <cstdint>
#include <iostream>

namespace underpass {

namespace {

constexpr std::uint16_t sshPort = 22;

// RFC 4253, 6.6: a row of strings, each with its length before it in four bytes; the first is the type once
// more. A key that was cut off while it was copied does not end where its last string does.
bool isWholeKey(std::string_view blob, std::string_view type)
{
    WireReader reader{blob};
    if (reader.string() != type)
        return false;
    while (!reader.isAtEnd()) {
        if (!reader.string())
            return false;
    }
    return true;
}

} // namespace

Result<HostKey> parsePublicKey(std::string_view line)
{
    const auto bad = fail(ErrorCode::InvalidInput, "the public key \"" + cleanText(line, 40) + "\"",
        "write it as its type and its text: \"ssh-ed25519 AAAA...\"");
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || space == 0 || space > 100)
        return bad;
    const std::string_view type = line.substr(0, space);
    const std::string_view rest = line.substr(space + 1);
    const auto blob = decodeBase64(rest.substr(0, rest.find_first_of(" \r\n")));
    if (!blob || !isWholeKey(*blob, type))
        return bad;
    return HostKey{std::string{type}, *blob};
}

ExitCode trustHost(const Setting& setting, const std::string& server, const std::string& publicKey)
{
    const auto endpoint = Endpoint::parse(server, sshPort);
    if (!endpoint)
        return complain(endpoint.error());
    const auto key = parsePublicKey(publicKey);
    if (!key)
        return complain(key.error());
    HostKeys keys{setting.knownHosts};
    if (const auto replaced = keys.replace(*endpoint, *key); !replaced)
        return complain(replaced.error());
    std::cout << toString(*endpoint) << " is trusted with " << key->type << ' ' << fingerprint(*key) << ".\n";
    return ExitCode::Ok;
}

ExitCode forgetHost(const Setting& setting, const std::string& server)
{
    const auto endpoint = Endpoint::parse(server, sshPort);
    if (!endpoint)
        return complain(endpoint.error());
    HostKeys keys{setting.knownHosts};
    const auto forgotten = keys.forget(*endpoint);
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
    if (const auto forgotten = openSecretStore()->forgetProfile(profile->id); !forgotten)
        return complain(forgotten.error());
    std::cout << "Forgot every password and passphrase of " << profile->id << ".\n";
    return ExitCode::Ok;
}

} // namespace underpass
