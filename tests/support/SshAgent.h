// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <string>
#include <vector>

namespace underpass::test {

// A real ssh-agent that this process finds by SSH_AUTH_SOCK, as long as it lives.
class SshAgent
{
public:
    SshAgent();
    SshAgent(const SshAgent&) = delete;
    SshAgent& operator=(const SshAgent&) = delete;
    ~SshAgent();

    // A key without a passphrase, and the certificate beside it where there is one.
    void add(const std::filesystem::path& key) const { add({}, key); }
    // One that is signed with only after a person has agreed; there is none.
    void addForConfirmation(const std::filesystem::path& key) const { add({"-c"}, key); }

private:
    void add(std::vector<std::string> options, const std::filesystem::path& key) const;

    TempDir m_folder;
    std::string m_log = m_folder.path() / "log";
    Process m_agent;
};

} // namespace underpass::test
