// SPDX-License-Identifier: MIT
#include "ui/words/MailHints.h"

#include <QCoreApplication>

#include <algorithm>

namespace underpass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(MailHints)
};

bool isMail(std::uint16_t port)
{
    return port == 110 || port == 143 || port == 587 || port == 993 || port == 995 || port == 25;
}

bool usesTls(std::uint16_t port)
{
    return port == 993 || port == 995;
}

QString hint(const Forward& forward)
{
    const QString where = QString{"localhost, %1 %2"}.arg(Text::tr("port")).arg(forward.listen.port);
    if (!forward.target)
        return Text::tr("SOCKS5 proxy: %1").arg(where);
    const std::uint16_t service = forward.target->port;
    if (service == 110 || service == 995)
        return Text::tr("Incoming mail (POP3): server %1").arg(where);
    if (service == 143 || service == 993)
        return Text::tr("Incoming mail (IMAP): server %1").arg(where);
    if (service == 587 || service == 25)
        return Text::tr("Outgoing mail (SMTP): server %1").arg(where);
    return Text::tr("%1: connect to %2").arg(QString::fromStdString(toString(*forward.target)), where);
}

} // namespace

QString mailHints(const Profile& profile)
{
    QStringList lines;
    bool hasMail = false;
    bool hasTls = false;
    for (const Forward& forward : profile.forwards) {
        if (forward.kind == ForwardKind::Remote)
            continue; // Nothing on this PC connects to it.
        lines += hint(forward);
        hasMail |= forward.target && isMail(forward.target->port);
        hasTls |= forward.target && usesTls(forward.target->port);
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
                "With POP3S or IMAPS choose SSL/TLS instead. The mail program will say that the "
                "certificate is not for localhost: accept it once for this account, or take POP3 or IMAP, "
                "which the tunnel protects as well.");
    return text;
}

} // namespace underpass
