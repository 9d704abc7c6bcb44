// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace underpass::test {

// A real sshd on loopback, with its own host keys, one user key (the account is ours) and a log at DEBUG.
class SshServer
{
public:
    explicit SshServer(const std::string& extraConfig = {});

    void start(); // On the same port as before.
    void stop(); // The listener only; sessions stay.
    void killListenerAndSessions();
    void freezeSessions() const;
    void thawSessions() const;
    void changeHostKey();
    // Begins anew on the same port, with these of its host keys ("ed25519", "rsa") and these lines of
    // configuration.
    void restartWith(const std::vector<std::string>& hostKeys, const std::string& extraConfig = {});
    [[nodiscard]] std::filesystem::path hostKey(
        const std::string& type) const; // The file of its private half.

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] static std::string account();
    [[nodiscard]] std::string userKey() const { return (m_folder.path() / "user_key").string(); }
    // Makes a key of this type that may log in as well, and tells its file.
    [[nodiscard]] std::string addUserKey(const std::string& type, const std::string& passphrase = {}) const;
    void admit(const std::string& publicKey) const; // One line, as in authorized_keys.
    // With the present host key of this type, "ed25519" or "rsa"; written where it is another than before.
    [[nodiscard]] std::filesystem::path knownHosts(const std::string& type = "ed25519") const;
    [[nodiscard]] std::string log() const { return readText(m_folder.path() / "log"); }

private:
    void configure(const std::vector<std::string>& hostKeys, const std::string& extraConfig) const;
    void makeKey(const std::string& name, const std::string& type, const std::string& passphrase = {}) const;
    void signalSessions(int number) const;

    TempDir m_folder;
    std::uint16_t m_port;
    std::unique_ptr<Process> m_process;
    mutable std::string m_known; // The line that knownHosts() wrote last.
};

} // namespace underpass::test
