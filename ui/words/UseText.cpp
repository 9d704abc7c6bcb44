// SPDX-License-Identifier: MIT
#include "ui/words/UseText.h"

#include "core/profile/Service.h"
#include "ui/words/ShortText.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace underpass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(UseText)
};

const Service* serviceOf(const Forward& forward)
{
    return forward.target ? serviceOn(forward.target->port) : nullptr;
}

MailService mailOf(const Forward& forward)
{
    const Service* service = serviceOf(forward);
    return service ? service->mail : MailService::No;
}

bool isProtectedBy(const Forward& forward, Protection protection)
{
    const Service* service = serviceOf(forward);
    return service != nullptr && service->protection == protection;
}

bool isMailOverTls(const Forward& forward)
{
    return isMail(forward) && isProtectedBy(forward, Protection::Tls);
}

// A program is pointed at an address, and not at all of them.
QString serverOf(const Forward& forward)
{
    const std::string& host = forward.listen.host;
    const bool isEverywhere = host.empty() || host == "*" || host == "0.0.0.0" || host == "::";
    return isEverywhere ? QStringLiteral("localhost") : QString::fromStdString(host);
}

QString serviceText(const Forward& forward)
{
    switch (mailOf(forward)) {
    case MailService::Pop3:
        return Text::tr("Incoming mail (POP3)");
    case MailService::Imap:
        return Text::tr("Incoming mail (IMAP)");
    case MailService::Smtp:
        return Text::tr("Outgoing mail (SMTP)");
    case MailService::No:
        break;
    }
    if (!forward.target)
        return Text::tr("SOCKS5 or HTTP proxy");
    const Service* service = serviceOf(forward);
    const QString target = isolated(QString::fromStdString(toString(*forward.target)));
    return service ? Text::tr("%1 of %2", "protocol, host")
                         .arg(service->name, isolated(QString::fromStdString(forward.target->host)))
                   : target;
}

QString lineOf(const Forward& forward)
{
    const QString host = serverOf(forward);
    const QString address
        = QString::fromStdString(toString(Endpoint{host.toStdString(), forward.listen.port}));
    const QString port = QString::number(forward.listen.port);
    switch (forward.target ? forward.target->port : 0) {
    case 80:
        return "http://" + address;
    case 443:
        return "https://" + address;
    case 22:
        return "ssh -p " + port + ' ' + host;
    case 5432:
        return "psql -h " + host + " -p " + port;
    case 3306: // Its client takes "localhost" for a socket that is no TCP.
        return "mysql -h " + (host == "localhost" ? QString{"127.0.0.1"} : host) + " -P " + port;
    default:
        return address;
    }
}

QString securityText(bool isTls, MailProgram program)
{
    if (isTls)
        return QStringLiteral("SSL/TLS");
    return program == MailProgram::Other ? Text::tr("none") : Text::tr("None", "connection security");
}

QString logInText(bool isTls, MailProgram program)
{
    switch (program) {
    case MailProgram::Thunderbird:
        return isTls ? Text::tr("Normal password", "Thunderbird's authentication method")
                     : Text::tr("Password, transmitted insecurely", "Thunderbird's authentication method");
    case MailProgram::OutlookClassic:
        return Text::tr("Password, without SPA", "Outlook: Secure Password Authentication");
    case MailProgram::Other:
        return Text::tr("password");
    }
    return {};
}

struct Facts
{
    bool mail = false;
    bool mailInTheClear = false;
    bool mailOverTls = false;
    bool submission = false;
    bool proxy = false;
    bool page = false;
    bool pageOverTls = false;
    bool desktop = false;
    std::map<QString, bool> onwards; // Where something in the clear leaves the server to; whether mail does.
};

Facts factsOf(const Profile& profile)
{
    Facts facts;
    for (const Forward& forward : profile.forwards) {
        if (!forward.enabled || !listensHere(forward))
            continue;
        const bool isInTheClear = forward.target && !isProtectedBy(forward, Protection::Tls)
            && !isProtectedBy(forward, Protection::Own);
        facts.mail |= isMail(forward);
        facts.mailOverTls |= isMailOverTls(forward);
        facts.mailInTheClear |= isMail(forward) && isInTheClear && !leadsOn(forward, profile);
        facts.submission |= forward.target && forward.target->port == 587;
        facts.proxy |= !forward.target;
        facts.page |= forward.target && (forward.target->port == 80 || forward.target->port == 443);
        facts.pageOverTls |= forward.target && forward.target->port == 443;
        facts.desktop |= forward.target && forward.target->port == 3389;
        if (isInTheClear && leadsOn(forward, profile))
            facts.onwards[isolated(QString::fromStdString(forward.target->host))] |= isMail(forward);
    }
    return facts;
}

QString certificateNote(MailProgram program)
{
    const QString why
        = Text::tr("The certificate is your mail server's and not localhost's, so the mail program warns.");
    switch (program) {
    case MailProgram::Thunderbird:
        return why + ' ' + Text::tr("Confirm the exception once, for this account.");
    case MailProgram::OutlookClassic:
        return why + ' ' + Text::tr("Outlook may ask each time it starts: say yes.");
    case MailProgram::Other:
        return why + ' ' + Text::tr("Accept it for this account.");
    }
    return {};
}

// About what is no mail.
QStringList noteOfOthers(const Facts& facts)
{
    QStringList notes;
    if (facts.pageOverTls)
        notes += Text::tr("The certificate is that server's and not localhost's, so the browser warns.");
    if (facts.page)
        notes
            += Text::tr("A page that sends the browser on to its own name leaves the tunnel. For such pages "
                        "make a proxy: in the guide, \"Whatever a browser opens\".");
    if (facts.desktop)
        notes += Text::tr(
            "On Windows use Remote Desktop Connection (mstsc), which is part of it: programs from "
            "the Microsoft Store may not connect to this PC itself.");
    if (facts.proxy) {
        notes += Text::tr("Enter it in the program's proxy settings, and let it look names up through the "
                          "proxy.");
        notes += Text::tr(
            "Firefox: Settings, Network Settings, Manual proxy configuration; this address as "
            "SOCKS Host and Port, SOCKS v5, and \"Proxy DNS when using SOCKS v5\". Chrome and Edge "
            "go by the system's proxy settings.");
    }
    return notes;
}

} // namespace

QString mailProgramText(MailProgram program)
{
    switch (program) {
    case MailProgram::Thunderbird:
        return QStringLiteral("Thunderbird");
    case MailProgram::OutlookClassic:
        return Text::tr("Outlook (classic)");
    case MailProgram::Other:
        return Text::tr("Others", "mail programs");
    }
    return {};
}

bool isMail(const Forward& forward)
{
    return mailOf(forward) != MailService::No;
}

bool leadsOn(const Forward& forward, const Profile& profile)
{
    if (!forward.target)
        return false;
    const std::string& host = forward.target->host;
    return host != "localhost" && !host.starts_with("127.") && host != "::1" && host != profile.server.host;
}

UseRow useOf(const Forward& forward, MailProgram program)
{
    UseRow row{serviceText(forward), serverOf(forward), QString::number(forward.listen.port), {}, {}, {}};
    if (isMail(forward)) {
        row.security = securityText(isMailOverTls(forward), program);
        row.logIn = logInText(isMailOverTls(forward), program);
    } else {
        row.line = lineOf(forward);
    }
    return row;
}

QStringList useNotes(const Profile& profile, MailProgram program)
{
    const Facts facts = factsOf(profile);
    const QString server = isolated(QString::fromStdString(profile.server.host));
    QStringList notes;
    if (facts.mailInTheClear)
        notes += Text::tr("The mail program may warn that the password is sent unprotected. From this PC to "
                          "%1 it is inside the tunnel, and the mail server is there.")
                     .arg(server);
    for (const auto& [onwards, hasMail] : facts.onwards) {
        //: %1 is the SSH server, %2 another host.
        const QString text
            = Text::tr("Protected from this PC to %1. From there to %2 it travels as your program sends it: "
                       "it can be read on that way, unless the program encrypts it.");
        notes += text.arg(server, onwards)
            + (hasMail ? ' ' + Text::tr("Take POP3S, IMAPS and SMTPS where %1 has them.").arg(onwards)
                       : QString{});
    }
    if (facts.mailOverTls)
        notes += certificateNote(program);
    if (facts.submission)
        notes += Text::tr("If sending is refused, choose STARTTLS for outgoing mail, and accept the "
                          "certificate.");
    if (facts.mail && program != MailProgram::Thunderbird)
        notes += Text::tr(
            "The new Outlook cannot use a tunnel: it fetches mail through Microsoft's cloud. Programs "
            "from the Microsoft Store may not connect to this PC itself either.");
    return notes + noteOfOthers(facts);
}

} // namespace underpass
