// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <memory>
#include <string>
#include <vector>

namespace underpass::test {

// A real ssh-agent that this process finds by SSH_AUTH_SOCK, as long as it lives.
class SshAgent
{
public:
    SshAgent();
    SshAgent(const SshAgent&) = delete;
    SshAgent& operator=(const SshAgent&) = delete;
    ~SshAgent();

    // A key without a passphrase, and the certificate beside it where there is one.
    void add(const std::filesystem::path& key) const { add({}, key); }
    // One that is signed with only after its user has agreed, who takes half a second at least.
    void addForConfirmation(const std::filesystem::path& key) const { add({"-c"}, key); }
    void forgetAll() const; // As one that is locked.

    void start();
    void stop(); // With all its keys.
    [[nodiscard]] std::string socket() const { return (m_folder.path() / "agent").string(); }

    // The user: what it says, now and from then on, and how often it was asked. Until then it thinks.
    void agrees() const { writeText(m_folder.path() / "answer", "0\n"); }
    void declines() const { writeText(m_folder.path() / "answer", "1\n"); }
    [[nodiscard]] std::size_t timesAsked() const { return readText(m_folder.path() / "asked").size(); }

private:
    void add(std::vector<std::string> options, const std::filesystem::path& key) const;
    void makeUser() const;
    void tell(const std::vector<std::string>& arguments) const;

    TempDir m_folder;
    std::string m_log = m_folder.path() / "log";
    std::unique_ptr<Process> m_agent;
};

} // namespace underpass::test
