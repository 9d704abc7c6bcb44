// SPDX-License-Identifier: MIT
#include "tests/support/SecurityKeyAgent.h"

#include "tests/support/Eventually.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace underpass::test {

SecurityKeyAgent::SecurityKeyAgent(const std::string& type)
    : m_agent({findProgram("python3", "python3"), TEST_SUPPORT_FOLDER "/security_key_agent.py",
                  m_folder.path() / "agent", type, m_folder.path() / "key.pub"},
          m_folder.path() / "log")
{
    const std::filesystem::path address = m_folder.path() / "agent";
    const auto listens = [&address] { return std::filesystem::is_socket(address); };
    if (!eventually(listens, [this] { return m_agent.running(); }))
        throw std::runtime_error("The test agent did not start (is python3-cryptography installed?): "
            + readText(m_folder.path() / "log"));
    setenv("SSH_AUTH_SOCK", address.c_str(), 1);
}

SecurityKeyAgent::~SecurityKeyAgent()
{
    unsetenv("SSH_AUTH_SOCK");
}

std::size_t SecurityKeyAgent::touches() const
{
    return static_cast<std::size_t>(std::ranges::count(readText(m_folder.path() / "log"), '\n'));
}

} // namespace underpass::test
