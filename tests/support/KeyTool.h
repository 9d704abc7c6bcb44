// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/trust/HostKeys.h"
#include "core/ssh/trust/KnownHosts.h"
#include "tests/support/Process.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace underpass::test {

// Runs the real ssh-keygen and returns what it printed. It also says "not found" by failing, so failing is
// not an error here; a missing program is.
inline std::string keygen(std::vector<std::string> arguments, const std::filesystem::path& folder)
{
    arguments.insert(arguments.begin(), findProgram("ssh-keygen", "openssh-client"));
    const auto output = folder / "ssh-keygen.out";
    [[maybe_unused]] const bool succeeded = run(arguments, output);
    return readText(output);
}

inline std::filesystem::path makeKeyFile(const std::filesystem::path& folder, const std::string& name,
    const std::vector<std::string>& more = {"-t", "ed25519"}, const std::string& passphrase = "")
{
    std::vector<std::string> arguments{"-q", "-N", passphrase, "-C", "test", "-f", (folder / name).string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const std::string said = keygen(arguments, folder);
    if (!std::filesystem::exists(folder / name))
        throw std::runtime_error("ssh-keygen made no key: " + said);
    return folder / name;
}

// Puts a certificate beside a key, as `ssh-keygen -s` does; `more` names the accounts (-n) and what else it
// wants.
inline void certify(const std::filesystem::path& key, const std::filesystem::path& authority,
    const std::vector<std::string>& more)
{
    std::vector<std::string> arguments{"-q", "-s", authority.string(), "-I", "test"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(key.string() + ".pub");
    const std::string said = keygen(arguments, key.parent_path());
    if (!std::filesystem::exists(key.string() + "-cert.pub"))
        throw std::runtime_error("ssh-keygen made no certificate: " + said);
}

// The key in a ".pub" file.
inline HostKey publicKey(const std::filesystem::path& privateFile)
{
    const auto line = parseKnownHostLine("host " + readText(privateFile.string() + ".pub"));
    if (!line)
        throw std::runtime_error("ssh-keygen wrote a public key that we cannot read");
    return {line->type, line->blob};
}

} // namespace underpass::test
