// SPDX-License-Identifier: MIT
#include "ui/profile/ProfileDraft.h"

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

// On this PC: a remote forward listens elsewhere.
bool isListenedAtBy(const Profile& other, const Forward& forward)
{
    const auto isHere = [](const Forward& each) { return each.enabled && each.kind != ForwardKind::Remote; };
    return isHere(forward) && std::ranges::any_of(other.forwards, [&](const Forward& each) {
        return isHere(each) && each.listen == forward.listen && each.listen.port != 0;
    });
}

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

ProfileId newProfileId(const TunnelModel& model, const std::string& name)
{
    ProfileId id;
    for (const char each : name) {
        const bool isPlain = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
        if (isPlain)
            id += each;
        else if (each >= 'A' && each <= 'Z')
            id += static_cast<char>(each - 'A' + 'a');
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    id.resize(std::min<std::size_t>(id.size(), 40));
    while (id.ends_with('-'))
        id.pop_back();
    if (id.empty())
        id = "tunnel";
    ProfileId unique = id;
    for (int number = 2; model.find(unique) != nullptr; ++number)
        unique = id + '-' + std::to_string(number);
    return unique;
}

std::vector<FieldProblem> problemsAmong(const TunnelModel& model, const Profile& profile)
{
    std::vector<FieldProblem> problems;
    for (const TunnelRow& other : model.all()) {
        if (other.profile.id == profile.id)
            continue;
        if (other.profile.name == profile.name)
            problems.push_back({"name", Text::tr("Another profile has this name already.")});
        for (std::size_t index = 0; index < profile.forwards.size(); ++index) {
            const Forward& forward = profile.forwards[index];
            if (isListenedAtBy(other.profile, forward))
                problems.push_back({"forwards[" + std::to_string(index) + "].listen",
                    Text::tr("The profile %1 listens on %2 already: choose another port.")
                        .arg(QString::fromStdString(other.profile.name),
                            QString::fromStdString(toString(forward.listen)))});
        }
    }
    return problems;
}

std::function<bool(std::uint16_t)> takenPorts(const TunnelModel& model, const ProfileId& except)
{
    return [&model, except](std::uint16_t port) {
        return std::ranges::any_of(model.all(), [&](const TunnelRow& row) {
            return row.profile.id != except
                && std::ranges::any_of(row.profile.forwards, [port](const Forward& forward) {
                       return forward.kind != ForwardKind::Remote && forward.listen.port == port;
                   });
        });
    };
}

} // namespace underpass
