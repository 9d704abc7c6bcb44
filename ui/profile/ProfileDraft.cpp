// SPDX-License-Identifier: MIT
#include "ui/profile/ProfileDraft.h"

#include "core/profile/Profiles.h"
#include "ui/words/ShortText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace underpass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProfileDraft)
};

} // namespace

std::array<LogInChoice, 4> logInChoices()
{
    return {LogInChoice::Anything, LogInChoice::Agent, LogInChoice::KeyFile, LogInChoice::Password};
}

QString logInText(LogInChoice choice)
{
    switch (choice) {
    case LogInChoice::Anything:
        return Text::tr("agent, then key file, then password");
    case LogInChoice::Agent:
        return Text::tr("SSH agent");
    case LogInChoice::KeyFile:
        return Text::tr("key file");
    case LogInChoice::Password:
        return Text::tr("password");
    }
    return {};
}

std::vector<LogInWith> methodsOf(LogInChoice choice)
{
    switch (choice) {
    case LogInChoice::Anything:
        return Credentials{}.methods;
    case LogInChoice::Agent:
        return {LogInWith::Agent, LogInWith::KeyboardInteractive};
    case LogInChoice::KeyFile:
        return {LogInWith::KeyFile, LogInWith::KeyboardInteractive};
    case LogInChoice::Password:
        return {LogInWith::Password, LogInWith::KeyboardInteractive};
    }
    return {};
}

LogInChoice choiceOf(const Credentials& credentials)
{
    std::vector<LogInWith> methods = credentials.methods;
    std::erase(methods, LogInWith::KeyboardInteractive);
    for (const LogInChoice choice : {LogInChoice::Agent, LogInChoice::KeyFile, LogInChoice::Password}) {
        if (methods == std::vector{methodsOf(choice).front()})
            return choice;
    }
    return LogInChoice::Anything;
}

std::string typedHost(const QString& text)
{
    const std::string typed = text.trimmed().toStdString();
    return parseHost(typed).value_or(typed);
}

QString proxyText(ProxyKind kind)
{
    switch (kind) {
    case ProxyKind::None:
        return Text::tr("none");
    case ProxyKind::System:
        return Text::tr("what this PC's settings say");
    case ProxyKind::Socks5:
        return Text::tr("SOCKS5 proxy");
    case ProxyKind::Http:
        return Text::tr("HTTP proxy");
    }
    return {};
}

QString wayText(const Profile& profile)
{
    const auto shown = [](const Endpoint& endpoint) {
        return endpoint.host.empty() ? QString{"?"} : isolated(shownName(toString(endpoint)));
    };
    QStringList stations{Text::tr("this PC")};
    if (profile.proxy.kind == ProxyKind::System)
        stations += Text::tr("the system's proxy, if there is one");
    else if (profile.proxy.kind != ProxyKind::None)
        stations += Text::tr("%1 %2", "kind of proxy, address")
                        .arg(proxyText(profile.proxy.kind), shown(profile.proxy.server));
    for (const Hop& hop : profile.via)
        stations += shown(hop.server);
    stations += shown(profile.server);
    return stations.join(QStringLiteral(" › ")); // Mirrored where text runs from right to left.
}

std::vector<Problem> problemsAmong(const TunnelModel& model, const Profile& profile)
{
    return clashes(profile, model.profiles(), profile.id);
}

std::function<bool(std::uint16_t)> takenPorts(const TunnelModel& model, const ProfileId& except)
{
    return [&model, except](std::uint16_t port) {
        std::vector<Profile> others = model.profiles();
        std::erase_if(others, [&](const Profile& other) { return other.id == except; });
        return havePort(others, port);
    };
}

} // namespace underpass
