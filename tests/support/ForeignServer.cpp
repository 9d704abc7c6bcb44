// SPDX-License-Identifier: MIT
#include "tests/support/ForeignServer.h"

#include "tests/support/Eventually.h"
#include "tests/support/Socket.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace underpass::test {

namespace {

std::string quoted(const std::vector<std::string>& words, std::size_t at)
{
    return at < words.size() ? "[\"" + words[at] + "\"]" : "[]";
}

} // namespace

std::string nameOf(Make make)
{
    constexpr const char* names[] = {"OpenSsh", "Dropbear", "TinySsh", "AsyncSsh", "OpenSsh10"};
    return names[static_cast<int>(make)];
}

// As installer/windows/common has it.
std::optional<std::filesystem::path> debian13()
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string{value ? value : ""};
    };
    std::filesystem::path cache = variable("UNDERPASS_CACHE");
    if (cache.empty() && !variable("XDG_CACHE_HOME").empty())
        cache = std::filesystem::path{variable("XDG_CACHE_HOME")} / "underpass";
    if (cache.empty())
        cache = std::filesystem::path{getpwuid(geteuid())->pw_dir} / ".cache/underpass";
    const auto root = cache / "windows/root";
    const bool isThere = geteuid() == 0 && std::filesystem::exists(root / "usr/sbin/sshd");
    return isThere ? std::optional{root} : std::nullopt;
}

ForeignServer::ForeignServer(Make make, const Admission& admission, HostSide host)
    : m_host(std::move(host))
    , m_port(freePort())
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
        case Make::OpenSsh10:
            return openSsh10(admission);
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
    if (m_host.hasFurtherKey)
        config += "HostKey " + in("further_key") + "\n";
    if (!m_host.authority.empty())
        config += "HostCertificate " + in("host_key-cert.pub") + "\n";
    if (m_host.type == "rsa")
        config += "HostKeyAlgorithms ssh-rsa\n";
    constexpr const char* kinds[] = {"KexAlgorithms", "Ciphers", "MACs"};
    for (std::size_t i = 0; i < m_host.only.size(); ++i)
        config.append(kinds[i]).append(" ").append(m_host.only[i]).append("\n");
    writeText(in("config"), config);
    return {findProgram("sshd", "openssh-server"), "-D", "-e", "-f", in("config")};
}

// The same files, at the same place in the root; what else it writes is gone with it.
ForeignServer::Command ForeignServer::openSsh10(const Admission& admission) const
{
    Command command = openSsh(admission);
    command.front() = "/usr/sbin/sshd";
    Command whole{findProgram("unshare", "util-linux"), "--mount", "--propagation", "private",
        findProgram("sh", "dash"), "-c",
        R"(mount -t tmpfs none "$1/tmp" && mount -t tmpfs none "$1/run" && mkdir -p "$1/run/sshd" "$1$2" &&
           mount --bind "$2" "$1$2" && mount --rbind /dev "$1/dev" && mount -t proc proc "$1/proc" &&
           root=$1 && shift 2 && exec chroot "$root" "$@")",
        "sh", debian13().value().string(), m_folder.path().string()};
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

ForeignServer::Command ForeignServer::dropbear(const Admission& admission) const
{
    Command command{findProgram("dropbear", "dropbear-bin"), "-F", "-E", "-s", "-p",
        "127.0.0.1:" + std::to_string(m_port)};
    (void)makeHostKey();
    for (const char* key : {"host_key", "further_key"}) {
        if (!std::filesystem::exists(in(key)))
            continue;
        const std::string converted = in(std::string{key} + ".dropbear");
        runTool({findProgram("dropbearconvert", "dropbear-bin"), "openssh", "dropbear", in(key), converted});
        command.insert(command.end(), {"-r", converted});
    }
    return atHome(admission, command);
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
        std::to_string(m_port), makeHostKey(), in("authorized_keys"), admission.algorithms,
        "{\"kex_algs\": " + quoted(m_host.only, 0) + ", \"encryption_algs\": " + quoted(m_host.only, 1)
            + ", \"mac_algs\": " + quoted(m_host.only, 2) + "}"};
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
    makeKey("host_key", m_host.type);
    knowHost(readText(in("host_key.pub")));
    if (m_host.hasFurtherKey)
        makeKey("further_key", "rsa");
    if (!m_host.authority.empty()) {
        runTool({findProgram("ssh-keygen", "openssh-client"), "-q", "-s", m_host.authority, "-I", "test",
            "-h", "-n", "127.0.0.1", in("host_key.pub")});
        writeText(knownHosts(), "@cert-authority * " + readText(m_host.authority + ".pub"));
    }
    return in("host_key");
}

void ForeignServer::makeKey(const std::string& name, const std::string& type) const
{
    runTool({findProgram("ssh-keygen", "openssh-client"), "-q", "-t", type, "-N", "", "-C", "test", "-f",
        in(name)});
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
    const auto greets = [this] { return Socket::connect(m_port).readLine().starts_with("SSH-2.0-"); };
    if (!eventually(greets, [this] { return m_process->running(); }))
        throw std::runtime_error("The test server did not start: " + log());
}

} // namespace underpass::test
