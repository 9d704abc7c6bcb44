// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace underpass::test {

// OpenSsh10 is the one of the Debian 13 root that installer/windows/prepare makes.
enum class Make { OpenSsh, Dropbear, TinySsh, AsyncSsh, OpenSsh10 };
[[nodiscard]] std::string nameOf(Make make); // As it stands here, for names of tests.

// Where that root is; nothing where nobody has made it, or this is not root.
[[nodiscard]] std::optional<std::filesystem::path> debian13();
#define UNDERPASS_NEEDS_DEBIAN_13()                                                                          \
    if (!debian13())                                                                                         \
    GTEST_SKIP()                                                                                             \
        << "NOT TESTED: OpenSSH 10 is in the Debian 13 root, which installer/windows/prepare makes as root"

// Who may log in, as far as the make can be told.
struct Admission
{
    std::string keys; // Lines of an authorized_keys file.
    std::string authority = {}; // The public key of whoever may certify users; OpenSSH and asyncssh.
    std::string algorithms = {}; // The only signatures to take, comma-separated; OpenSSH and asyncssh.
};

// What a server proves, and speaks.
struct HostSide
{
    std::string type = "ed25519"; // Of its host key.
    std::string authority = {}; // The key file of who certifies that key; then this alone is known of it.
    bool hasFurtherKey = false; // An RSA key besides; OpenSSH and Dropbear.
    std::vector<std::string> only = {}; // Key exchange, cipher, MAC: nothing else; OpenSSH and asyncssh.
};

// A real SSH server of some make on loopback, with an ed25519 host key unless told otherwise; the account is
// ours. Dropbear and tinysshd read ~/.ssh/authorized_keys and nothing else: they see a home of the test's own
// there, which takes root.
class ForeignServer
{
public:
    ForeignServer(Make make, const Admission& admission, HostSide host = {});

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::filesystem::path knownHosts() const { return m_folder.path() / "known_hosts"; }
    [[nodiscard]] std::string log() const { return readText(m_folder.path() / "log"); }

private:
    using Command = std::vector<std::string>;
    [[nodiscard]] Command openSsh(const Admission& admission) const;
    [[nodiscard]] Command openSsh10(const Admission& admission) const;
    [[nodiscard]] Command dropbear(const Admission& admission) const;
    [[nodiscard]] Command tinySsh(const Admission& admission) const;
    [[nodiscard]] Command asyncSsh(const Admission& admission) const;
    [[nodiscard]] Command atHome(const Admission& admission, const Command& command) const;
    [[nodiscard]] std::string makeHostKey() const; // Its file; known to knownHosts().
    void makeKey(const std::string& name, const std::string& type) const;
    void knowHost(const std::string& publicKey) const;
    void runTool(const Command& command, const std::string& output = "log") const;
    [[nodiscard]] std::string in(const std::string& name) const { return (m_folder.path() / name).string(); }
    void waitUntilItAnswers();

    HostSide m_host;
    TempDir m_folder;
    std::uint16_t m_port;
    std::unique_ptr<Process> m_process;
};

} // namespace underpass::test
