// SPDX-License-Identifier: MIT
#include "ui/ProfileDraft.h"

#include <QCoreApplication>

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

std::vector<Problem> problemsAmong(const TunnelModel& model, const Profile& profile)
{
    std::vector<Problem> problems;
    for (const TunnelRow& other : model.all()) {
        if (other.profile.id == profile.id)
            continue;
        if (other.profile.name == profile.name)
            problems.push_back({"name", Text::tr("Another profile has this name already.").toStdString()});
        for (std::size_t index = 0; index < profile.forwards.size(); ++index) {
            const Forward& forward = profile.forwards[index];
            const auto same = std::ranges::find(other.profile.forwards, forward.listen, &Forward::listen);
            if (forward.enabled && same != other.profile.forwards.end() && same->enabled
                && same->kind != ForwardKind::Remote && forward.kind != ForwardKind::Remote)
                problems.push_back({"forwards[" + std::to_string(index) + "].listen",
                    Text::tr("The profile %1 listens on %2 already: choose another port.")
                        .arg(QString::fromStdString(other.profile.name),
                            QString::fromStdString(toString(forward.listen)))
                        .toStdString()});
        }
    }
    return problems;
}

std::function<bool(std::uint16_t)> takenPorts(const TunnelModel& model, const ProfileId& except)
{
    return [&model, except](std::uint16_t port) {
        return std::ranges::any_of(model.all(), [&](const TunnelRow& row) {
            return row.profile.id != except
                && std::ranges::any_of(row.profile.forwards,
                    [port](const Forward& forward) { return forward.listen.port == port; });
        });
    };
}

} // namespace underpass
