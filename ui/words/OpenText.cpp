// SPDX-License-Identifier: MIT
#include "ui/words/OpenText.h"

#include "core/profile/Service.h"
#include "ui/words/ForwardText.h"
#include "ui/words/ShortText.h"
#include "ui/words/UseText.h"

#include <QCoreApplication>

#include <utility>

namespace underpass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OpenText)
};

bool isDatabase(const Service& service)
{
    return service.opening == Opening::PostgreSql || service.opening == Opening::MySql;
}

const Service* serviceOf(const Forward& forward)
{
    return forward.target ? serviceOn(forward.target->port) : nullptr;
}

} // namespace

Opens whatOpens(const Forward& forward)
{
    if (!listensHere(forward))
        return Opens::Nothing;
    if (!forward.target || isMail(forward))
        return Opens::Settings;
    const Service* service = serviceOf(forward);
    if (service == nullptr)
        return Opens::Nothing;
    if (service->port == 80 || service->port == 443)
        return Opens::Page;
    if (service->opening == Opening::Rdp)
        return Opens::Desktop;
    if (service->port == 5900)
        return Opens::Screen;
    return isDatabase(*service) || service->port == 22 ? Opens::Line : Opens::Nothing;
}

QString askingText(const Forward& forward)
{
    return Text::tr("Asking %1 through the tunnel...").arg(isolated(forwardTarget(forward)));
}

QString missingText(Opens what, const QStringList& programs)
{
    const QString known = programs.join(QStringLiteral(", "));
    switch (what) {
    case Opens::Desktop:
        return Text::tr(
            "It answers, but no program for Remote Desktop was found on this PC. Install one (%1), "
            "or enter this address in yours:")
            .arg(known);
    case Opens::Screen:
        return Text::tr("It answers, but no VNC viewer was found on this PC. Install one (%1), or enter this "
                        "address in yours:")
            .arg(known);
    case Opens::Page:
        return Text::tr("It answers, but no browser could be started. Enter this address in yours:");
    case Opens::Nothing:
    case Opens::Line:
    case Opens::Settings:
        return {};
    }
    std::unreachable();
}

QString lineText(const Forward& forward)
{
    const Service* service = serviceOf(forward);
    if (service == nullptr || !isDatabase(*service))
        return Text::tr("Enter this in a terminal, with your account in front of the host:");
    const UseRow use = useOf(forward, {});
    return Text::tr(
        "Enter this in a terminal, or give a program such as DBeaver the host %1 and the port %2:")
        .arg(isolated(use.server), use.port);
}

} // namespace underpass
