// SPDX-License-Identifier: MIT
#include "core/profile/Service.h"

#include <algorithm>
#include <array>

namespace underpass {
namespace {

constexpr std::array table{
    Service{110, "POP3", "+OK", Protection::None, Opening::Greeting, MailService::Pop3, 1110},
    Service{995, "POP3S", "", Protection::Tls, Opening::Greeting, MailService::Pop3, 1995},
    Service{143, "IMAP", "* OK", Protection::None, Opening::Greeting, MailService::Imap, 1143},
    Service{993, "IMAPS", "", Protection::Tls, Opening::Greeting, MailService::Imap, 1993},
    Service{587, "SMTP", "220", Protection::None, Opening::Greeting, MailService::Smtp, 1587},
    Service{465, "SMTPS", "", Protection::Tls, Opening::Greeting, MailService::Smtp},
    Service{25, "SMTP", "220", Protection::None, Opening::Greeting, MailService::Smtp},
    Service{3389, "RDP", "", Protection::Own, Opening::Rdp, MailService::No, 13389},
    Service{5900, "VNC", "RFB ", Protection::None, Opening::Greeting, MailService::No, 15900},
    Service{5432, "PostgreSQL", "", Protection::None, Opening::PostgreSql, MailService::No, 15432},
    Service{3306, "MySQL", "", Protection::None, Opening::MySql, MailService::No, 13306},
    Service{80, "HTTP", "", Protection::None, Opening::Http, MailService::No, 8080},
    Service{443, "HTTPS", "", Protection::Tls, Opening::Http},
    Service{1080, "SOCKS", "", Protection::None, Opening::Socks5},
    Service{22, "SSH", "SSH-", Protection::Own, Opening::Greeting},
    Service{445, "SMB", "", Protection::Own, Opening::Other},
};

} // namespace

std::span<const Service> services()
{
    return table;
}

const Service* serviceOn(std::uint16_t port)
{
    const auto* found = std::ranges::find(table, port, &Service::port);
    return found == table.end() ? nullptr : found;
}

} // namespace underpass
