// SPDX-License-Identifier: MIT
#include "core/profile/Profile.h"

#include "core/base/CleanText.h"
#include "core/base/Error.h"
#include "core/base/OldAlgorithms.h"
#include "core/profile/Fields.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t longestAgent = 4096;
constexpr std::size_t longestGroup = 64;

// What can be wrong with a text that a person gives.
struct TextCodes
{
    ProblemCode missing;
    ProblemCode tooLong;
    ProblemCode notShown;
};
constexpr TextCodes nameCodes{ProblemCode::NameMissing, ProblemCode::NameTooLong, ProblemCode::NameNotShown};
constexpr TextCodes accountCodes{
    ProblemCode::AccountMissing, ProblemCode::AccountTooLong, ProblemCode::AccountNotShown};

// In any of the forms of any system: the same profile may be used on several.
bool isAgent(const std::string& agent)
{
    constexpr std::string_view pipes = "\\\\.\\pipe\\";
    if (agent.empty() || agent == "pageant")
        return true;
    const bool isPlain = agent.size() <= longestAgent && cleanText(agent, agent.size()) == agent;
    const bool isPipe = agent.starts_with(pipes) && agent.size() > pipes.size();
    const bool isOnShare = agent.starts_with("\\\\") || agent.starts_with("//");
    const bool isWhole = std::filesystem::path{agent}.is_absolute() || agent.starts_with("~/");
    return isPlain && (isPipe || (isWhole && !isOnShare));
}

// As Unicode counts them, so in every language alike. Pure; what is no UTF-8 is refused elsewhere.
std::size_t charactersIn(const std::string& text)
{
    const auto begins = [](unsigned char byte) { return (byte & 0xC0) != 0x80; };
    return static_cast<std::size_t>(std::ranges::count_if(text, begins));
}

class Rules
{
public:
    std::vector<Problem> take() { return std::move(m_problems); }

    void require(bool holds, std::string field, ProblemCode otherwise, std::vector<std::string> parts = {})
    {
        if (!holds)
            m_problems.push_back({std::move(field), otherwise, std::move(parts)});
    }
    void text(const std::string& text, const std::string& field, const TextCodes& otherwise)
    {
        require(!text.empty(), field, otherwise.missing);
        require(charactersIn(text) <= longestName, field, otherwise.tooLong);
        require(cleanText(text, text.size()) == text, field, otherwise.notShown);
    }
    void server(const Endpoint& server, const std::string& field)
    {
        require(parseHost(server.host).has_value(), field,
            server.host.empty() ? ProblemCode::ServerMissing : ProblemCode::ServerNotValid);
        require(server.port != 0, field, ProblemCode::ServerPort);
    }
    // Neither a pattern nor a list of names, and nothing that ends it.
    void hostKeyAlias(const std::string& alias, const std::string& field)
    {
        const auto isPlain = [](unsigned char c) {
            return std::isalnum(c) || std::string_view{".-_:[]%"}.contains(static_cast<char>(c));
        };
        require(alias.size() <= longestName && std::ranges::all_of(alias, isPlain), field,
            ProblemCode::HostKeyAliasNotPlain);
    }
    void credentials(const Credentials& credentials, const std::string& field)
    {
        require(!credentials.methods.empty(), field + ".methods", ProblemCode::NoWayToLogIn);
        for (const auto& path : credentials.keyFiles) {
            require(!path.starts_with("\\\\") && !path.starts_with("//"), field + ".keyFiles",
                ProblemCode::KeyFileOnShare);
            const bool isWhole = std::filesystem::path{path}.is_absolute() || path.starts_with("~/");
            const bool isPlain
                = cleanText(path, path.size()) == path; // Else it could be more than a path to ssh.
            require(isWhole && isPlain, field + ".keyFiles", ProblemCode::KeyFileNotWhole, {path});
        }
        require(
            isAgent(credentials.agent), field + ".agent", ProblemCode::AgentNotWhole, {credentials.agent});
    }
    void oldAlgorithms(const std::vector<std::string>& names, const std::string& field)
    {
        std::vector<std::string> all;
        for (const OldAlgorithm& old : underpass::oldAlgorithms)
            all.emplace_back(old.name);
        for (const std::string& name : names)
            require(mayBePermitted(name), field,
                isTooOld(name) ? ProblemCode::OldAlgorithmNever : ProblemCode::OldAlgorithmUnknown,
                {name, listed(all)});
    }
    // Lists of groups have commas between them.
    void groups(const std::vector<std::string>& groups)
    {
        for (const std::string& group : groups)
            require(!group.empty() && charactersIn(group) <= longestGroup && !group.contains(',')
                    && cleanText(group, group.size()) == group,
                "groups", ProblemCode::GroupNotPlain, {group});
    }
    void proxy(const Proxy& proxy)
    {
        if (proxy.kind != ProxyKind::Socks5 && proxy.kind != ProxyKind::Http)
            return;
        require(parseHost(proxy.server.host).has_value(), "proxy.server",
            proxy.server.host.empty() ? ProblemCode::ProxyMissing : ProblemCode::ProxyNotValid);
        require(proxy.server.port != 0, "proxy.server", ProblemCode::ProxyPort);
        require(proxy.account.size() <= longestName, "proxy.account", ProblemCode::ProxyAccountTooLong);
        require(cleanText(proxy.account, proxy.account.size()) == proxy.account, "proxy.account",
            ProblemCode::ProxyAccountNotShown);
        require(proxy.kind != ProxyKind::Http || proxy.account.find(':') == std::string::npos,
            "proxy.account", ProblemCode::ProxyAccountColon);
    }
    void forward(const Forward& forward, const std::string& field)
    {
        const bool isEveryAddress = !listensHere(forward) && forward.listen.host == "*";
        require(
            isEveryAddress || parseHost(forward.listen.host), field + ".listen", ProblemCode::ListenNotValid);
        if (forward.kind == ForwardKind::Dynamic)
            require(!forward.target, field + ".target", ProblemCode::DynamicTarget);
        else
            require(forward.target && parseHost(forward.target->host) && forward.target->port != 0,
                field + ".target", ProblemCode::TargetMissing);
        const bool local = listensHere(forward);
        require(!local || isLoopback(forward.listen.host) || forward.who == WhoMayConnect::EveryoneOnThisPc,
            field + ".who", ProblemCode::OpenToOthers);
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

char letterOf(ForwardKind kind)
{
    switch (kind) {
    case ForwardKind::Local:
        return 'L';
    case ForwardKind::Remote:
        return 'R';
    case ForwardKind::Dynamic:
        return 'D';
    }
    std::unreachable();
}

// A port alone means localhost, and nothing else does.
std::string listenSpec(const Forward& forward)
{
    return forward.listen.host == "localhost" ? std::to_string(forward.listen.port)
                                              : toString(forward.listen);
}

} // namespace

std::vector<Problem> validate(const Profile& profile)
{
    Rules rules;
    rules.require(isId(profile.id), "id", ProblemCode::IdNotPlain);
    rules.text(profile.name, "name", nameCodes);
    rules.server(profile.server, "server");
    rules.text(profile.account, "account", accountCodes);
    rules.credentials(profile.credentials, "credentials");
    rules.hostKeyAlias(profile.hostKeyAlias, "hostKeyAlias");
    rules.oldAlgorithms(profile.oldAlgorithms, "oldAlgorithms");
    rules.require(!profile.forwards.empty(), "forwards", ProblemCode::NoForward);
    for (std::size_t i = 0; i < profile.forwards.size(); ++i) {
        const std::string field = "forwards[" + std::to_string(i) + "]";
        rules.forward(profile.forwards[i], field);
        for (std::size_t earlier = 0; earlier < i; ++earlier)
            rules.require(!listenAtOnePlace(profile.forwards[earlier], profile.forwards[i]),
                field + ".listen", ProblemCode::ListenTwice, {toString(profile.forwards[i].listen)});
    }
    for (std::size_t i = 0; i < profile.via.size(); ++i) {
        const std::string field = "via[" + std::to_string(i) + "]";
        rules.server(profile.via[i].server, field + ".server");
        if (!profile.via[i].account.empty())
            rules.text(profile.via[i].account, field + ".account", accountCodes);
        rules.credentials(profile.via[i].credentials, field + ".credentials");
        rules.hostKeyAlias(profile.via[i].hostKeyAlias, field + ".hostKeyAlias");
        rules.oldAlgorithms(profile.via[i].oldAlgorithms, field + ".oldAlgorithms");
    }
    rules.proxy(profile.proxy);
    rules.require(keepaliveLimits.allow(profile.keepalive), "keepalive", ProblemCode::KeepaliveOutOfRange);
    rules.require(retryLimits.allow(profile.retry.first) && retryLimits.allow(profile.retry.longest)
            && profile.retry.longest >= profile.retry.first,
        "retry", ProblemCode::RetryOutOfRange);
    rules.groups(profile.groups);
    return rules.take();
}

bool listenAtOnePlace(const Forward& a, const Forward& b)
{
    if (!listensHere(a) || !listensHere(b))
        return a.kind == b.kind && a.listen == b.listen && a.listen.port != 0;
    if (a.listen.port != b.listen.port || a.listen.port == 0)
        return false;
    return a.listen.host == b.listen.host || isAnyAddress(a.listen.host) || isAnyAddress(b.listen.host)
        || (isLoopback(a.listen.host) && isLoopback(b.listen.host)
            && (a.listen.host == "localhost" || b.listen.host == "localhost"));
}

std::string toString(const Forward& forward)
{
    const char letter = letterOf(forward.kind);
    return std::string{letter} + " " + listenSpec(forward)
        + (forward.target ? " -> " + toString(*forward.target) : "");
}

} // namespace underpass
