// SPDX-License-Identifier: MIT
#include "tests/support/SshServer.h"

#include "tests/support/Eventually.h"
#include "tests/support/Socket.h"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace underpass::test {

SshServer::SshServer(const std::string& extraConfig)
    : m_port(freePort())
{
    makeKey("host_ed25519", "ed25519");
    makeKey("host_rsa", "rsa");
    makeKey("user_key", "ed25519");
    configure({"ed25519", "rsa"}, extraConfig);
    start();
}

void SshServer::configure(const std::vector<std::string>& hostKeys, const std::string& extraConfig) const
{
    const std::string folder = m_folder.path().string();
    // The first value of an option counts, so a test's own lines go before ours; what is in a Match block
    // goes on to the end of the file.
    const std::size_t match = std::min(extraConfig.find("Match "), extraConfig.size());
    std::string text
        = extraConfig.substr(0, match) + "\nPort " + std::to_string(m_port) + "\nListenAddress 127.0.0.1\n";
    for (const std::string& type : hostKeys)
        text += "HostKey " + hostKey(type).string() + "\n";
    text += "AuthorizedKeysFile " + folder
        + "/user_key.pub\nPidFile none\nUsePAM no\nStrictModes no\nLogLevel DEBUG\nPermitRootLogin yes\n"
          "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        + extraConfig.substr(match);
    writeText(m_folder.path() / "config", text);
}

void SshServer::restartWith(const std::vector<std::string>& hostKeys, const std::string& extraConfig)
{
    stop();
    configure(hostKeys, extraConfig);
    start();
}

std::filesystem::path SshServer::hostKey(const std::string& type) const
{
    return m_folder.path() / ("host_" + type);
}

void SshServer::start()
{
    const std::string program = findProgram("sshd", "openssh-server");
    if (geteuid() == 0)
        std::filesystem::create_directories("/run/sshd"); // sshd refuses to start without it.
    m_process = std::make_unique<Process>(
        std::vector<std::string>{program, "-D", "-e", "-f", (m_folder.path() / "config").string()},
        m_folder.path() / "log");
    const auto greets = [this] { return Socket::connect(m_port).readLine().starts_with("SSH-2.0-"); };
    if (!eventually(greets, [this] { return m_process->running(); }))
        throw std::runtime_error("sshd did not start: " + log());
}

void SshServer::stop()
{
    m_process.reset();
}

void SshServer::killListenerAndSessions()
{
    const std::vector<pid_t> sessions = m_process->descendants();
    m_process.reset();
    for (const pid_t session : sessions)
        kill(session, SIGKILL);
}

void SshServer::freezeSessions() const
{
    signalSessions(SIGSTOP);
}

void SshServer::thawSessions() const
{
    signalSessions(SIGCONT);
}

void SshServer::changeHostKey()
{
    for (const char* type : {"ed25519", "rsa"}) {
        const std::string name = std::string("host_") + type;
        std::filesystem::remove(m_folder.path() / name);
        std::filesystem::remove(m_folder.path() / (name + ".pub"));
        makeKey(name, type);
    }
}

std::string SshServer::account()
{
    return getpwuid(geteuid())->pw_name;
}

std::string SshServer::addUserKey(const std::string& type, const std::string& passphrase) const
{
    const std::string name = "user_" + type;
    makeKey(name, type, passphrase);
    admit(readText(m_folder.path() / (name + ".pub")));
    return (m_folder.path() / name).string();
}

void SshServer::admit(const std::string& publicKey) const
{
    const std::filesystem::path allowed = m_folder.path() / "user_key.pub";
    writeText(allowed, readText(allowed) + publicKey);
}

std::filesystem::path SshServer::knownHosts(const std::string& type) const
{
    const std::filesystem::path file = m_folder.path() / "known_hosts";
    std::string line = "[127.0.0.1]:" + std::to_string(m_port) + " "
        + readText(m_folder.path() / ("host_" + type + ".pub"));
    // Somebody may be reading it just now, and would find it empty.
    if (line != std::exchange(m_known, line))
        writeText(file, line);
    return file;
}

void SshServer::makeKey(const std::string& name, const std::string& type, const std::string& passphrase) const
{
    const std::string program = findProgram("ssh-keygen", "openssh-client");
    const std::string file = (m_folder.path() / name).string();
    if (!run(
            {program, "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file}, m_folder.path() / "log"))
        throw std::runtime_error("ssh-keygen failed: " + log());
}

void SshServer::signalSessions(int number) const
{
    for (const pid_t session : m_process->descendants())
        kill(session, number);
}

} // namespace underpass::test
