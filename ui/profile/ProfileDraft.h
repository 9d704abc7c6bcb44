// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/TunnelModel.h"
#include "ui/profile/ProblemLines.h"

#include <QString>

#include <array>
#include <functional>

namespace underpass {

// The usual ways to log in, as one choice. Whatever else a profile says counts as Anything and is kept unless
// the person chooses anew.
enum class LogInChoice { Anything, Agent, KeyFile, Password };
[[nodiscard]] std::array<LogInChoice, 4> logInChoices();
[[nodiscard]] QString logInText(LogInChoice choice);
[[nodiscard]] LogInChoice choiceOf(const Credentials& credentials);
[[nodiscard]] std::vector<LogInWith> methodsOf(LogInChoice choice); // One-time codes are possible with each.

// A host as it was typed, in its usual form where it is one.
[[nodiscard]] std::string typedHost(const QString& text);

// "socks5" and the like, as people say it.
[[nodiscard]] QString proxyText(ProxyKind kind);

// The stations from this PC to the server, in order: "this PC › gate.example.org:22 › mail.example.org:22".
[[nodiscard]] QString wayText(const Profile& profile);

// What is wrong with a profile only beside the others: a name twice, a port twice.
[[nodiscard]] std::vector<Problem> problemsAmong(const TunnelModel& model, const Profile& profile);

// Whether a local port belongs to a forward of another profile already.
[[nodiscard]] std::function<bool(std::uint16_t)> takenPorts(
    const TunnelModel& model, const ProfileId& except);

} // namespace underpass
