// SPDX-License-Identifier: MIT
#include "tests/support/MailServer.h"

#include "tests/support/Eventually.h"
#include "tests/support/Socket.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <stdexcept>
#include <system_error>

namespace underpass::test {
namespace {

namespace fs = std::filesystem;

// Dovecot never touches root's own mail.
const passwd& mailOwner()
{
    return *(geteuid() == 0 ? getpwnam("nobody") : getpwuid(geteuid()));
}

void giveTo(const passwd& owner, const fs::path& file)
{
    if (chown(file.c_str(), owner.pw_uid, owner.pw_gid) != 0)
        throw std::system_error(errno, std::generic_category(), file);
}

std::string ownUserSettings()
{
    if (geteuid() == 0)
        return {};
    const std::string name = getpwuid(geteuid())->pw_name;
    return "default_login_user = " + name + "\ndefault_internal_user = " + name
        + "\ndefault_internal_group = " + getgrgid(getegid())->gr_name + "\nservice anvil {\n  chroot =\n}\n";
}

std::string loginService(const std::string& protocol, std::uint16_t port)
{
    return "service " + protocol + "-login {\n  chroot =\n  inet_listener " + protocol + " {\n    port = "
        + std::to_string(port) + "\n  }\n  inet_listener " + protocol + "s {\n    port = 0\n  }\n}\n";
}

} // namespace

MailServer::MailServer(const std::string& mail)
    : m_pop3Port(freePort())
    , m_imapPort(freePort())
{
    const std::string program = findProgram("dovecot", "dovecot-pop3d");
    fillMailbox(mail);
    const fs::path file = m_folder.path() / "config";
    writeText(file, config());
    m_process = std::make_unique<Process>(
        std::vector<std::string>{program, "-F", "-c", file.string()}, m_folder.path() / "log");
    waitUntilItAnswers();
}

void MailServer::fillMailbox(const std::string& mail) const
{
    const fs::path box = m_folder.path() / "mail";
    const fs::path users = m_folder.path() / "users";
    for (const char* name : {"cur", "new", "tmp"})
        fs::create_directories(box / name);
    writeText(box / "new" / "1.test", mail);
    std::string line{user};
    line.append(":{PLAIN}").append(password).append("\n");
    writeText(users, line);
    fs::permissions(users, fs::perms::owner_read | fs::perms::owner_write);
    if (geteuid() != 0)
        return;
    giveTo(mailOwner(), box);
    for (const auto& entry : fs::recursive_directory_iterator(box))
        giveTo(mailOwner(), entry.path());
    fs::permissions(m_folder.path(), fs::perms(0711));
    giveTo(*getpwnam("dovecot"), users);
}

std::string MailServer::config() const
{
    const std::string folder = m_folder.path().string();
    return "base_dir = " + folder + "/dovecot\nstate_dir = " + folder
        + "/dovecot\nlog_path = /dev/stderr\nprotocols = pop3 imap\nlisten = 127.0.0.1\nssl = no\n"
          "disable_plaintext_auth = no\nfirst_valid_uid = 1\nmail_location = maildir:"
        + folder + "/mail\npassdb {\n  driver = passwd-file\n  args = " + folder
        + "/users\n}\nuserdb {\n  driver = static\n  args = uid=" + std::to_string(mailOwner().pw_uid)
        + " gid=" + std::to_string(mailOwner().pw_gid) + " home=" + folder + "/mail\n}\n"
        + loginService("pop3", m_pop3Port) + loginService("imap", m_imapPort) + ownUserSettings();
}

void MailServer::waitUntilItAnswers()
{
    const auto greets = [this] {
        return Socket::connect(m_pop3Port).readLine().starts_with("+OK")
            && Socket::connect(m_imapPort).readLine().starts_with("* OK");
    };
    if (!eventually(greets, [this] { return m_process->running(); }))
        throw std::runtime_error("Dovecot did not start: " + log());
}

} // namespace underpass::test
