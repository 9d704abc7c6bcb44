// SPDX-License-Identifier: MIT
#include "core/check/ServerAdvice.h"

#include <algorithm>
#include <string_view>

namespace underpass {
namespace {

// In quotes where a space would end it; sshd_config knows no escape for a quote.
std::string word(const std::string& text)
{
    return text.find(' ') == std::string::npos ? text : '"' + text + '"';
}

bool has(const Profile& profile, ForwardKind kind)
{
    return std::ranges::any_of(
        profile.forwards, [kind](const Forward& forward) { return forward.enabled && forward.kind == kind; });
}

std::string which(bool local, bool remote)
{
    if (local && remote)
        return "yes";
    return local ? "local" : "remote";
}

std::string targets(const Profile& profile)
{
    std::string list;
    for (const Forward& forward : profile.forwards) {
        if (forward.enabled && forward.kind == ForwardKind::Local && forward.target)
            list += ' ' + toString(*forward.target);
    }
    return list;
}

std::string listens(const Profile& profile)
{
    std::string list;
    for (const Forward& forward : profile.forwards) {
        if (forward.enabled && forward.kind == ForwardKind::Remote)
            list += ' ' + (forward.listen.port == 0 ? forward.listen.host + ":*" : toString(forward.listen));
    }
    return list;
}

bool isLoopback(std::string_view host)
{
    return host == "localhost" || host.starts_with("127.") || host == "::1";
}

bool listensForOthers(const Profile& profile)
{
    return std::ranges::any_of(profile.forwards, [](const Forward& forward) {
        return forward.enabled && forward.kind == ForwardKind::Remote && !isLoopback(forward.listen.host);
    });
}

} // namespace

std::vector<std::string> serverAdvice(const Profile& profile)
{
    const bool any = has(profile, ForwardKind::Dynamic);
    const bool local = any || has(profile, ForwardKind::Local);
    const bool remote = has(profile, ForwardKind::Remote);
    std::vector<std::string> lines{"Match User " + word(profile.account), "    DisableForwarding no",
        "    AllowTcpForwarding " + which(local, remote)};
    if (local)
        lines.push_back("    PermitOpen" + (any ? std::string{" any"} : targets(profile)));
    if (remote)
        lines.push_back("    PermitListen" + listens(profile));
    if (listensForOthers(profile))
        lines.emplace_back("    GatewayPorts clientspecified");
    return lines;
}

} // namespace underpass
