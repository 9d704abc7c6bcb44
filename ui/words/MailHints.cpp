// SPDX-License-Identifier: MIT
#include "ui/words/MailHints.h"

#include "core/profile/Service.h"

#include <QCoreApplication>

namespace underpass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(MailHints)
};

MailService mailOf(const Forward& forward)
{
    const Service* service = forward.target ? serviceOn(forward.target->port) : nullptr;
    return service ? service->mail : MailService::No;
}

bool isMailOverTls(const Forward& forward)
{
    return mailOf(forward) != MailService::No
        && serviceOn(forward.target->port)->protection == Protection::Tls;
}

QString hint(const Forward& forward)
{
    const QString where = QString{"localhost, %1 %2"}.arg(Text::tr("port")).arg(forward.listen.port);
    if (!forward.target)
        return Text::tr("SOCKS5 proxy: %1").arg(where);
    switch (mailOf(forward)) {
    case MailService::Pop3:
        return Text::tr("Incoming mail (POP3): server %1").arg(where);
    case MailService::Imap:
        return Text::tr("Incoming mail (IMAP): server %1").arg(where);
    case MailService::Smtp:
        return Text::tr("Outgoing mail (SMTP): server %1").arg(where);
    case MailService::No:
        return Text::tr("%1: connect to %2").arg(QString::fromStdString(toString(*forward.target)), where);
    }
    return {};
}

} // namespace

QString mailHints(const Profile& profile)
{
    QStringList lines;
    bool hasMail = false;
    bool hasTls = false;
    for (const Forward& forward : profile.forwards) {
        if (!listensHere(forward))
            continue; // Nothing on this PC connects to it.
        lines += hint(forward);
        hasMail |= mailOf(forward) != MailService::No;
        hasTls |= isMailOverTls(forward);
    }
    if (!hasMail)
        return Text::tr("Enter this in your program:") + "\n\n" + lines.join('\n');
    QString text
        = Text::tr("Enter this in Thunderbird, Outlook or any other mail program, in place of your mail "
                   "server's name:")
        + "\n\n" + lines.join('\n') + "\n\n"
        + Text::tr(
            "Connection security: none. Authentication: normal password. The mail program may warn that "
            "the password travels unprotected; it does not, because the tunnel encrypts it.");
    if (hasTls)
        text += "\n\n"
            + Text::tr(
                "With POP3S, IMAPS or SMTPS choose SSL/TLS instead. The mail program will say that the "
                "certificate is not for localhost: accept it once for this account, or take POP3, IMAP or "
                "SMTP, which the tunnel protects as well.");
    return text;
}

} // namespace underpass
