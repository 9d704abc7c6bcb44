// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <cstdint>
#include <memory>

namespace underpass::test {

// A private Dovecot on loopback with one mail in one mailbox, over POP3 and IMAP.
class MailServer
{
public:
    static constexpr const char* user = "reader";
    static constexpr const char* password = "mail password";

    explicit MailServer(const std::string& mail);

    [[nodiscard]] std::uint16_t pop3Port() const { return m_pop3Port; }
    [[nodiscard]] std::uint16_t imapPort() const { return m_imapPort; }
    [[nodiscard]] std::string log() const { return readText(m_folder.path() / "log"); }

private:
    void fillMailbox(const std::string& mail) const;
    [[nodiscard]] std::string config() const;
    void waitUntilItAnswers();

    TempDir m_folder;
    std::uint16_t m_pop3Port;
    std::uint16_t m_imapPort;
    std::unique_ptr<Process> m_process;
};

} // namespace underpass::test
