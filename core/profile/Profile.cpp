// SPDX-License-Identifier: MIT
#include "core/profile/Profile.h"

#include "core/base/CleanText.h"
#include "core/profile/Fields.h"

#include <algorithm>
#include <filesystem>

namespace underpass {
namespace {

constexpr std::size_t longestName = 200;

class Rules
{
public:
    std::vector<Problem> take() { return std::move(m_problems); }

    void require(bool holds, std::string field, std::string sentence)
    {
        if (!holds)
            m_problems.push_back({std::move(field), std::move(sentence)});
    }
    void text(const std::string& text, const std::string& field, const std::string& what)
    {
        require(!text.empty(), field, what + " is missing.");
        require(text.size() <= longestName, field, what + " is longer than 200 characters.");
        require(cleanText(text, text.size()) == text, field, what + " has characters that cannot be shown.");
    }
    void server(const Endpoint& server, const std::string& field)
    {
        const auto host = parseHost(server.host);
        require(host.has_value(), field,
            server.host.empty() ? "The server is missing." : "The server's name is not valid.");
        require(server.port != 0, field, "The server's port is a number from 1 to 65535.");
    }
    void credentials(const Credentials& credentials, const std::string& field)
    {
        require(!credentials.methods.empty(), field + ".methods", "Choose at least one way to log in.");
        for (const auto& path : credentials.keyFiles) {
            require(!path.starts_with("\\\\") && !path.starts_with("//"), field + ".keyFiles",
                "A key file on a network share would show your Windows log-in to that machine. Copy it to "
                "this one.");
            require(std::filesystem::path{path}.is_absolute() || path.starts_with("~/"), field + ".keyFiles",
                "Give the key file's whole path: " + cleanText(path));
        }
    }
    void proxy(const Proxy& proxy)
    {
        if (proxy.kind != ProxyKind::Socks5 && proxy.kind != ProxyKind::Http)
            return;
        require(parseHost(proxy.server.host).has_value(), "proxy.server",
            proxy.server.host.empty() ? "The proxy's address is missing."
                                      : "The proxy's address is not valid.");
        require(proxy.server.port != 0, "proxy.server", "The proxy's port is a number from 1 to 65535.");
        if (!proxy.account.empty())
            text(proxy.account, "proxy.account", "The account at the proxy");
        require(proxy.kind != ProxyKind::Http || proxy.account.find(':') == std::string::npos,
            "proxy.account", "The account at an HTTP proxy has no colon: that is where its password begins.");
    }
    void forward(const Forward& forward, const std::string& field)
    {
        const bool isEveryAddress = forward.kind == ForwardKind::Remote && forward.listen.host == "*";
        require(isEveryAddress || parseHost(forward.listen.host), field + ".listen",
            "The address to listen on is not valid.");
        if (forward.kind == ForwardKind::Dynamic)
            require(!forward.target, field + ".target",
                "A dynamic forward has no target: the program chooses it.");
        else
            require(forward.target && parseHost(forward.target->host) && forward.target->port != 0,
                field + ".target", "The target needs a host and a port from 1 to 65535.");
        const bool local = forward.kind != ForwardKind::Remote;
        require(!local || isLoopback(forward.listen.host) || forward.who == WhoMayConnect::EveryoneOnThisPc,
            field + ".who",
            "Other machines can connect to this address, so it cannot be for you only. Listen on localhost.");
    }

private:
    std::vector<Problem> m_problems;
};

bool isAnyAddress(const std::string& host)
{
    return host == "0.0.0.0" || host == "::" || host == "*";
}

bool isId(const std::string& id)
{
    return !id.empty() && id.size() <= 64
        && std::ranges::all_of(id, [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
}

} // namespace

std::vector<Problem> validate(const Profile& profile)
{
    Rules rules;
    rules.require(isId(profile.id), "id", "The id has only letters, digits, '-' and '_'.");
    rules.text(profile.name, "name", "The name");
    rules.server(profile.server, "server");
    rules.text(profile.account, "account", "The account");
    rules.credentials(profile.credentials, "credentials");
    rules.require(!profile.forwards.empty(), "forwards",
        "Add at least one forward: without one nothing uses the tunnel.");
    for (std::size_t i = 0; i < profile.forwards.size(); ++i) {
        const std::string field = "forwards[" + std::to_string(i) + "]";
        rules.forward(profile.forwards[i], field);
        for (std::size_t earlier = 0; earlier < i; ++earlier)
            rules.require(!listenAtOnePlace(profile.forwards[earlier], profile.forwards[i]),
                field + ".listen",
                "Another forward of this profile listens on " + toString(profile.forwards[i].listen)
                    + " already.");
    }
    for (std::size_t i = 0; i < profile.via.size(); ++i) {
        const std::string field = "via[" + std::to_string(i) + "]";
        rules.server(profile.via[i].server, field + ".server");
        if (!profile.via[i].account.empty())
            rules.text(profile.via[i].account, field + ".account", "The account");
        rules.credentials(profile.via[i].credentials, field + ".credentials");
    }
    rules.proxy(profile.proxy);
    rules.require(
        keepaliveLimits.allow(profile.keepalive), "keepalive", "The keepalive is between 1 and 15 seconds.");
    rules.require(retryLimits.allow(profile.retry.first) && retryLimits.allow(profile.retry.longest)
            && profile.retry.longest >= profile.retry.first,
        "retry",
        "The waits between attempts are between 1 second and 1 day, the longest not below the first.");
    return rules.take();
}

bool listenAtOnePlace(const Forward& a, const Forward& b)
{
    if (a.kind == ForwardKind::Remote || b.kind == ForwardKind::Remote)
        return a.kind == b.kind && a.listen == b.listen && a.listen.port != 0;
    if (a.listen.port != b.listen.port || a.listen.port == 0)
        return false;
    return a.listen.host == b.listen.host || isAnyAddress(a.listen.host) || isAnyAddress(b.listen.host)
        || (isLoopback(a.listen.host) && isLoopback(b.listen.host)
            && (a.listen.host == "localhost" || b.listen.host == "localhost"));
}

std::string toString(const Forward& forward)
{
    const char letter = forward.kind == ForwardKind::Local ? 'L'
        : forward.kind == ForwardKind::Remote              ? 'R'
                                                           : 'D';
    const std::string listen
        = isLoopback(forward.listen.host) ? std::to_string(forward.listen.port) : toString(forward.listen);
    return std::string{letter} + " " + listen + (forward.target ? " -> " + toString(*forward.target) : "");
}

} // namespace underpass
