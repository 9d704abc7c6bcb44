// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <string>

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
    void add(const std::filesystem::path& key) const;

private:
    TempDir m_folder;
    std::string m_log = m_folder.path() / "log";
    Process m_agent;
};

} // namespace underpass::test
