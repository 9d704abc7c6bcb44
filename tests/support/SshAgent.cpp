// SPDX-License-Identifier: MIT
#include "tests/support/SshAgent.h"

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace underpass::test {

SshAgent::SshAgent()
    : m_agent({findProgram("ssh-agent", "openssh-client"), "-D", "-a", m_folder.path() / "agent"}, m_log)
{
    const std::filesystem::path address = m_folder.path() / "agent";
    for (int tries = 0; tries < 500 && !std::filesystem::is_socket(address); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    setenv("SSH_AUTH_SOCK", address.c_str(), 1);
}

SshAgent::~SshAgent()
{
    unsetenv("SSH_AUTH_SOCK");
}

void SshAgent::add(std::vector<std::string> options, const std::filesystem::path& key) const
{
    options.insert(options.begin(), findProgram("ssh-add", "openssh-client"));
    options.push_back(key.string());
    // Its socket is there a moment before it listens.
    for (int tries = 0; tries < 200; ++tries) {
        if (run(options, m_log))
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("ssh-add failed: " + readText(m_log));
}

} // namespace underpass::test
