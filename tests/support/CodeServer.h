// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <cstdint>
#include <memory>

namespace underpass::test {

// An SSH server that takes a password or a one-time code, which sshd does only with the machine's own
// accounts.
class CodeServer
{
public:
    static constexpr const char* password = "right password";
    static constexpr const char* code = "123456";

    // "password", "key-then-code" or one of conversations.py; and with the password, as servers for remote
    // forwards: "intruder" and "never-listens". "approve" and "device" wait for approve(), "locked" ends the
    // connection with its reason, and "expired" wants a new password. "recorded" lets everybody in but its
    // second visitor, whom it keeps waiting; "deaf" lets everybody in and on, and answers no global request,
    // each an attempt "question". Of these "expired" and "recorded" leave with a reason after approve(). With
    // the password and forwards: "newest-wins" permits one connection, and "push" takes two seconds, in which
    // somebody agrees elsewhere. "keys-then-password" refuses every key.
    explicit CodeServer(const std::string& mode);

    void approve() const { writeText(m_folder.path() / "host_key.approved", ""); }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::string userKey() const { return (m_folder.path() / "user_key").string(); }
    [[nodiscard]] std::filesystem::path knownHosts() const { return m_folder.path() / "known_hosts"; }
    [[nodiscard]] std::string log() const { return readText(m_folder.path() / "log"); }
    // From now on another one is right.
    void changePassword(const std::string& to) const { writeText(m_folder.path() / "password", to); }
    [[nodiscard]] int attempts(const std::string& method) const; // How many the server has seen.

private:
    void waitUntilItAnswers();

    TempDir m_folder;
    std::uint16_t m_port;
    std::unique_ptr<Process> m_process;
};

} // namespace underpass::test
