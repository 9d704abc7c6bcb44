// SPDX-License-Identifier: MIT
#include "ui/guide/Purpose.h"

#include "core/profile/Service.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace underpass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Guide)
};

constexpr std::array all{Purpose::Mail, Purpose::Screen, Purpose::Database, Purpose::WebPage,
    Purpose::AnyPage, Purpose::SomethingElse};

} // namespace

std::span<const Purpose> purposes()
{
    return all;
}

QString title(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Mail:
        return Text::tr("Mail");
    case Purpose::Screen:
        return Text::tr("Another computer's screen");
    case Purpose::Database:
        return Text::tr("A database");
    case Purpose::WebPage:
        return Text::tr("A web page in another network");
    case Purpose::AnyPage:
        return Text::tr("Whatever a browser opens");
    case Purpose::SomethingElse:
        return Text::tr("Something else");
    }
    std::unreachable();
}

QString explanation(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Mail:
        return Text::tr("Thunderbird, Outlook (classic) and others. Not the new Outlook.");
    case Purpose::Screen:
        return Text::tr("Remote Desktop, VNC");
    case Purpose::Database:
        return Text::tr("PostgreSQL, MySQL");
    case Purpose::WebPage:
        return Text::tr("One server's pages, at an address of this PC");
    case Purpose::AnyPage:
        return Text::tr("A proxy for your browser: everything goes out from the server");
    case Purpose::SomethingElse:
        return Text::tr("Any service with a port of its own");
    }
    std::unreachable();
}

QString tunnelName(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Mail:
        return Text::tr("Mail");
    case Purpose::Screen:
        return Text::tr("Screen");
    case Purpose::Database:
        return Text::tr("Database");
    case Purpose::WebPage:
        return Text::tr("Web page");
    case Purpose::AnyPage:
        return Text::tr("Browser");
    case Purpose::SomethingElse:
        return Text::tr("Tunnel");
    }
    std::unreachable();
}

QString picture(Purpose purpose)
{
    constexpr std::array pictures{
        "kind-mail", "kind-screen", "kind-database", "kind-page", "kind-browser", "kind-other"};
    return pictures.at(static_cast<std::size_t>(purpose));
}

QString placeQuestion(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Mail:
        return Text::tr("Your mailbox is:");
    case Purpose::Screen:
        return Text::tr("The screen is:");
    case Purpose::Database:
        return Text::tr("The database is:");
    case Purpose::WebPage:
        return Text::tr("The page is:");
    case Purpose::AnyPage:
    case Purpose::SomethingElse:
        return Text::tr("The service is:");
    }
    std::unreachable();
}

QString choiceText(std::uint16_t port)
{
    switch (port) {
    case 110:
        return Text::tr("POP3 (fetched to this PC)");
    case 143:
        return Text::tr("IMAP (stays on the server)");
    case 80:
        return QStringLiteral("http://");
    case 443:
        return QStringLiteral("https://");
    case 3389:
        return Text::tr("Remote Desktop (Windows)");
    default:
        break;
    }
    const Service* service = serviceOn(port);
    return service ? QString{service->name} : QString::number(port);
}

bool isUsuallyElsewhere(Purpose purpose)
{
    return purpose == Purpose::Screen || purpose == Purpose::WebPage;
}

std::vector<std::uint16_t> portsToChoose(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Mail:
        return {110, 143};
    case Purpose::Screen:
        return {3389, 5900};
    case Purpose::Database:
        return {5432, 3306};
    case Purpose::WebPage:
        return {80, 443};
    case Purpose::AnyPage:
    case Purpose::SomethingElse:
        return {};
    }
    std::unreachable();
}

std::uint16_t inTls(std::uint16_t port)
{
    constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 3> pairs{
        {{110, 995}, {143, 993}, {587, 465}}};
    for (const auto& [clear, tls] : pairs) {
        if (clear == port)
            return tls;
    }
    return port;
}

} // namespace underpass
