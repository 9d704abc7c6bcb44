// SPDX-License-Identifier: MIT
#include "tests/support/SshAgent.h"

#include "tests/support/Eventually.h"

#include <cstdlib>
#include <stdexcept>

namespace underpass::test {

SshAgent::SshAgent()
{
    makeUser();
    start();
}

SshAgent::~SshAgent()
{
    unsetenv("SSH_AUTH_SOCK");
}

void SshAgent::makeUser() const
{
    const std::string folder = m_folder.path().string();
    writeText(folder + "/asked", "");
    writeText(folder + "/user",
        "#!/bin/sh\nprintf . >>'" + folder + "/asked'\nsleep 0.5\nwhile [ ! -s '" + folder
            + "/answer' ]; do sleep 0.05; done\nexit $(cat '" + folder + "/answer')\n");
    std::filesystem::permissions(folder + "/user", std::filesystem::perms::owner_all);
}

void SshAgent::start()
{
    std::filesystem::remove(socket());
    const std::vector<std::string> program{findProgram("env", "coreutils"),
        "SSH_ASKPASS=" + (m_folder.path() / "user").string(), "SSH_ASKPASS_REQUIRE=force", "DISPLAY=:0",
        findProgram("ssh-agent", "openssh-client"), "-D", "-a", socket()};
    m_agent = std::make_unique<Process>(program, m_log);
    if (!eventually([this] { return std::filesystem::is_socket(socket()); }))
        throw std::runtime_error("ssh-agent did not start: " + readText(m_log));
    setenv("SSH_AUTH_SOCK", socket().c_str(), 1);
}

void SshAgent::stop()
{
    m_agent->stop();
}

void SshAgent::add(std::vector<std::string> options, const std::filesystem::path& key) const
{
    options.push_back(key.string());
    tell(options);
}

void SshAgent::forgetAll() const
{
    tell({"-D"});
}

void SshAgent::tell(const std::vector<std::string>& arguments) const
{
    std::vector<std::string> program{findProgram("env", "coreutils"), "SSH_AUTH_SOCK=" + socket(),
        findProgram("ssh-add", "openssh-client")};
    program.insert(program.end(), arguments.begin(), arguments.end());
    // Its socket is there a moment before it listens.
    if (!eventually([&] { return run(program, m_log); }))
        throw std::runtime_error("ssh-add failed: " + readText(m_log));
}

} // namespace underpass::test
