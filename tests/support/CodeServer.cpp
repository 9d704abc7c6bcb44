// SPDX-License-Identifier: MIT
#include "tests/support/CodeServer.h"

#include "tests/support/Eventually.h"
#include "tests/support/Socket.h"

#include <stdexcept>

namespace underpass::test {

CodeServer::CodeServer(const std::string& mode)
    : m_port(freePort())
{
    const std::string folder = m_folder.path().string();
    const std::string keygen = findProgram("ssh-keygen", "openssh-client");
    for (const char* name : {"/host_key", "/user_key"})
        if (!run({keygen, "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", folder + name},
                folder + "/log"))
            throw std::runtime_error("ssh-keygen failed: " + log());
    const std::string port = std::to_string(m_port);
    writeText(knownHosts(), "[127.0.0.1]:" + port + " " + readText(folder + "/host_key.pub"));
    m_process = std::make_unique<Process>(
        std::vector<std::string>{findProgram("python3", "python3"), TEST_SUPPORT_FOLDER "/code_server.py",
            port, folder + "/host_key", folder + "/user_key.pub", mode},
        folder + "/log");
    waitUntilItAnswers();
}

void CodeServer::waitUntilItAnswers()
{
    const auto greets = [this] { return Socket::connect(m_port).readLine().starts_with("SSH-2.0-"); };
    if (!eventually(greets, [this] { return m_process->running(); }))
        throw std::runtime_error("The test server did not start (is python3-asyncssh installed?): " + log());
}

int CodeServer::attempts(const std::string& method) const
{
    const std::string text = log();
    const std::string line = "attempt " + method + "\n";
    int count = 0;
    for (auto at = text.find(line); at != std::string::npos; at = text.find(line, at + line.size()))
        ++count;
    return count;
}

} // namespace underpass::test
