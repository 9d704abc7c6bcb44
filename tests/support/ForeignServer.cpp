// SPDX-License-Identifier: MIT
#include "tests/support/ForeignServer.h"

#include "tests/support/Socket.h"

#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

namespace underpass::test {

ForeignServer::ForeignServer(Make make, const Admission& admission)
    : m_port(freePort())
{
    const Command command = [&] {
        switch (make) {
        case Make::OpenSsh:
            return openSsh(admission);
        case Make::Dropbear:
            return dropbear(admission);
        case Make::TinySsh:
            return tinySsh(admission);
        case Make::AsyncSsh:
            return asyncSsh(admission);
        }
        std::unreachable();
    }();
    m_process = std::make_unique<Process>(command, m_folder.path() / "log");
    waitUntilItAnswers();
}

ForeignServer::Command ForeignServer::openSsh(const Admission& admission) const
{
    if (geteuid() == 0)
        std::filesystem::create_directories("/run/sshd"); // sshd refuses to start without it.
    writeText(in("authorized_keys"), admission.keys);
    writeText(in("authorities"), admission.authority);
    std::string config = "Port " + std::to_string(m_port) + "\nListenAddress 127.0.0.1\nHostKey "
        + makeHostKey() + "\nAuthorizedKeysFile " + in("authorized_keys") + "\nTrustedUserCAKeys "
        + in("authorities")
        + "\nPidFile none\nUsePAM no\nStrictModes no\nLogLevel DEBUG\nPermitRootLogin yes\n";
    if (!admission.algorithms.empty())
        config += "PubkeyAcceptedAlgorithms " + admission.algorithms + "\n";
    writeText(in("config"), config);
    return {findProgram("sshd", "openssh-server"), "-D", "-e", "-f", in("config")};
}

ForeignServer::Command ForeignServer::dropbear(const Admission& admission) const
{
    const std::string key = makeHostKey();
    runTool({findProgram("dropbearconvert", "dropbear-bin"), "openssh", "dropbear", key, in("dropbear_key")});
    return atHome(admission,
        {findProgram("dropbear", "dropbear-bin"), "-F", "-E", "-s", "-p",
            "127.0.0.1:" + std::to_string(m_port), "-r", in("dropbear_key")});
}

// It speaks over its standard input and output; somebody else listens.
ForeignServer::Command ForeignServer::tinySsh(const Admission& admission) const
{
    runTool({findProgram("tinysshd-makekey", "tinysshd"), "-q", in("keys")});
    runTool({findProgram("tinysshd-printkey", "tinysshd"), in("keys")}, "host_key.pub");
    knowHost(readText(in("host_key.pub")));
    return atHome(admission,
        {findProgram("socat", "socat"),
            "TCP-LISTEN:" + std::to_string(m_port) + ",bind=127.0.0.1,reuseaddr,fork",
            "EXEC:" + findProgram("tinysshd", "tinysshd") + " -v " + in("keys") + ",nofork"});
}

ForeignServer::Command ForeignServer::asyncSsh(const Admission& admission) const
{
    writeText(in("authorized_keys"),
        admission.keys + (admission.authority.empty() ? "" : "cert-authority " + admission.authority));
    return {findProgram("python3", "python3"), "-W", "ignore", TEST_SUPPORT_FOLDER "/asyncssh_server.py",
        std::to_string(m_port), makeHostKey(), in("authorized_keys"), admission.algorithms};
}

ForeignServer::Command ForeignServer::atHome(const Admission& admission, const Command& command) const
{
    namespace fs = std::filesystem;
    const fs::path folder = m_folder.path() / "home/.ssh";
    fs::create_directories(folder);
    writeText(folder / "authorized_keys", admission.keys);
    for (const fs::path& path : {folder.parent_path(), folder, folder / "authorized_keys"})
        fs::permissions(path, fs::perms::owner_all);
    Command whole{findProgram("unshare", "util-linux"), "--mount", findProgram("sh", "dash"), "-c",
        R"(mount --bind "$1" "$2" && shift 2 && exec "$@")", "sh", in("home"), getpwuid(geteuid())->pw_dir};
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

std::string ForeignServer::makeHostKey() const
{
    runTool({findProgram("ssh-keygen", "openssh-client"), "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f",
        in("host_key")});
    knowHost(readText(in("host_key.pub")));
    return in("host_key");
}

void ForeignServer::knowHost(const std::string& publicKey) const
{
    writeText(knownHosts(), "[127.0.0.1]:" + std::to_string(m_port) + " " + publicKey);
}

void ForeignServer::runTool(const Command& command, const std::string& output) const
{
    if (!run(command, in(output)))
        throw std::runtime_error(command.front() + " failed: " + readText(in(output)));
}

void ForeignServer::waitUntilItAnswers()
{
    for (int tries = 0; tries < 500 && m_process->running(); ++tries) {
        try {
            if (Socket::connect(m_port).readLine().starts_with("SSH-2.0-"))
                return;
        } catch (const std::system_error&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    throw std::runtime_error("The test server did not start: " + log());
}

} // namespace underpass::test
