// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <cstdint>
#include <memory>
#include <string>

namespace underpass::test {

enum class Make { OpenSsh, Dropbear, TinySsh, AsyncSsh };

// Who may log in, as far as the make can be told.
struct Admission
{
    std::string keys; // Lines of an authorized_keys file.
    std::string authority = {}; // The public key of whoever may certify users; OpenSSH and asyncssh.
    std::string algorithms = {}; // The only signatures to take, comma-separated; OpenSSH and asyncssh.
};

// A real SSH server of some make on loopback, with an ed25519 host key; the account is ours. Dropbear and
// tinysshd read ~/.ssh/authorized_keys and nothing else: they see a home of the test's own there, which takes
// root.
class ForeignServer
{
public:
    ForeignServer(Make make, const Admission& admission);

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::filesystem::path knownHosts() const { return m_folder.path() / "known_hosts"; }
    [[nodiscard]] std::string log() const { return readText(m_folder.path() / "log"); }

private:
    using Command = std::vector<std::string>;
    [[nodiscard]] Command openSsh(const Admission& admission) const;
    [[nodiscard]] Command dropbear(const Admission& admission) const;
    [[nodiscard]] Command tinySsh(const Admission& admission) const;
    [[nodiscard]] Command asyncSsh(const Admission& admission) const;
    [[nodiscard]] Command atHome(const Admission& admission, const Command& command) const;
    [[nodiscard]] std::string makeHostKey() const; // Its file; known to knownHosts().
    void knowHost(const std::string& publicKey) const;
    void runTool(const Command& command, const std::string& output = "log") const;
    [[nodiscard]] std::string in(const std::string& name) const { return (m_folder.path() / name).string(); }
    void waitUntilItAnswers();

    TempDir m_folder;
    std::uint16_t m_port;
    std::unique_ptr<Process> m_process;
};

} // namespace underpass::test
