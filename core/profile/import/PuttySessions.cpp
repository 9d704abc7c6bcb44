// SPDX-License-Identifier: MIT
#include "core/profile/import/PuttySessions.h"

#include "core/base/CleanText.h"
#include "core/profile/import/FileText.h"

#include <algorithm>
#include <array>
#include <map>

namespace underpass {
namespace {

constexpr std::string_view defaults = "Default Settings"; // What new sessions begin with; none of them.

// PuTTY's "ProxyMethod".
enum class PuttyProxy { None, Socks4, Socks5, Http, Telnet, Command, SshForward, SshExec, SshSubsystem };

constexpr SourceText noSuchProxy
    = UNDERPASS_TEXT("Import", "Underpass has no such proxy; it knows SOCKS 5 and HTTP.");
constexpr SourceText onlySsh2 = UNDERPASS_TEXT("Import", "Underpass speaks SSH 2 only, which is safe.");

// "L1110=localhost:110,D1080=": entries with commas between them, a backslash before what is no such comma.
std::vector<std::string> entriesOf(std::string_view list)
{
    std::vector<std::string> entries{1};
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (list[at] == ',')
            entries.emplace_back();
        else if (list[at] == '\\' && at + 1 < list.size())
            entries.back() += list[++at];
        else
            entries.back() += list[at];
    }
    std::erase(entries, std::string{});
    return entries;
}

void takeForward(SshOptions& options, const std::string& entry)
{
    std::string_view rest = entry;
    if (rest.starts_with('4') || rest.starts_with('6')) // The version of IP to listen with.
        rest.remove_prefix(1);
    constexpr std::string_view letters = "LRD";
    const std::size_t kind = rest.empty() ? std::string_view::npos : letters.find(rest.front());
    if (kind == std::string_view::npos)
        return options.remark(cleanText(entry, 80), notTaken::noForward);
    rest.remove_prefix(1);
    std::string spec{rest.substr(0, rest.find('='))};
    if (static_cast<ForwardKind>(kind) != ForwardKind::Dynamic && spec.size() < rest.size())
        spec += ':' + std::string{rest.substr(spec.size() + 1)};
    options.forward(static_cast<ForwardKind>(kind), spec);
}

void takeServer(SshOptions& options, const Section& session, std::string_view account)
{
    const std::string_view host = session.value("HostName");
    if (host.empty())
        return;
    options.port(std::to_string(session.number("PortNumber", 22)));
    options.address(host.contains(':') && !host.contains('[') && !host.contains('@')
            ? "[" + std::string{host} + "]" // An address of IPv6, which PuTTY writes as it is.
            : std::string{host});
    options.account(session.value("UserName"));
    if (session.isOn("UserNameFromEnvironment"))
        options.account(account);
    if (const std::string_view key = session.value("PublicKeyFile"); !key.empty())
        options.keyFile(key);
    if (const std::string_view alias = session.value("LogHost"); !alias.empty())
        options.setting("HostKeyAlias", alias);
    const std::int64_t minutes = session.number("PingInterval", 0);
    const std::int64_t seconds = session.number("PingIntervalSecs", 0);
    if (minutes >= 0 && minutes < 1000 && seconds >= 0 && seconds < 100'000 && minutes + seconds > 0)
        options.setting("ServerAliveInterval", std::to_string(60 * minutes + seconds));
}

// What would do something, and is not done.
void sayWhatIsNotTaken(SshOptions& options, const Section& session)
{
    const auto say = [&](bool isSo, const char* what, const SourceText& why) {
        if (isSo)
            options.remark(what, why);
    };
    say(session.isOn("AgentFwd"), "AgentFwd", notTaken::noAgentThere);
    say(session.isOn("LocalPortAcceptAll"), "LocalPortAcceptAll", notTaken::onlyHere);
    say(session.isOn("RemotePortAcceptAll"), "RemotePortAcceptAll", notTaken::noOption);
    say(!session.value("RemoteCommand").empty(), "RemoteCommand", notTaken::noCommands);
    say(!session.value("AuthPlugin").empty(), "AuthPlugin", notTaken::noCommands);
    say(!session.value("SSHManualHostKeys").empty(), "SSHManualHostKeys", notTaken::keysAreChecked);
    say(!session.value("DetachedCertificate").empty(), "DetachedCertificate", notTaken::noOption);
    say(session.isOn("X11Forward"), "X11Forward", notTaken::noOption);
    say(!session.value("Password").empty() || !session.value("ProxyPassword").empty(), "Password",
        notTaken::noPasswords);
    say(session.number("SshProt", 3) == 0, "SshProt", onlySsh2);
}

void takeProxy(SshOptions& options, const Section& session, const std::vector<Section>& all)
{
    const auto kind = static_cast<PuttyProxy>(session.number("ProxyMethod", 0));
    const std::string host{session.value("ProxyHost")};
    const std::string port = std::to_string(session.number("ProxyPort", 80));
    const std::string account{session.value("ProxyUsername")};
    if (kind == PuttyProxy::None)
        return;
    if (kind == PuttyProxy::Socks5 || kind == PuttyProxy::Http)
        return options.proxy(
            kind == PuttyProxy::Http ? ProxyKind::Http : ProxyKind::Socks5, host, port, account);
    if (kind == PuttyProxy::Command || kind == PuttyProxy::SshExec || kind == PuttyProxy::SshSubsystem)
        return options.remark("ProxyMethod", notTaken::noCommands);
    if (kind != PuttyProxy::SshForward)
        return options.remark("ProxyMethod", noSuchProxy);
    const auto saved = std::ranges::find(all, host, &Section::name); // A session can stand for its server.
    const bool isSaved = saved != all.end() && !saved->value("HostName").empty();
    const std::string server = isSaved ? std::string{saved->value("HostName")} : host;
    const std::string at = isSaved ? std::to_string(saved->number("PortNumber", 22)) : port;
    const std::string who = isSaved && account.empty() ? std::string{saved->value("UserName")} : account;
    options.jumpHosts((who.empty() || server.contains('@') ? "" : who + "@") + server + ":" + at);
}

ImportedSession readSession(const Section& session, const std::vector<Section>& all, std::string_view account)
{
    SshOptions options{{}};
    takeServer(options, session, account);
    for (const std::string& entry : entriesOf(session.value("PortForwardings")))
        takeForward(options, entry);
    takeProxy(options, session, all);
    sayWhatIsNotTaken(options, session);
    ImportedSession read = sessionOf(session.name, options);
    const std::string_view protocol = session.value("Protocol");
    if (!protocol.empty() && !sameLetters(protocol, "ssh"))
        read.leftOut = Sentence{leftOut::noSsh};
    return read;
}

} // namespace

Imported readPutty(const std::vector<Section>& sessions, std::string_view account)
{
    std::vector<Section> named = sessions;
    for (Section& each : named)
        each.name = percentDecoded(each.name);
    Imported found;
    for (const Section& each : named) {
        if (each.name != defaults)
            found.sessions.push_back(readSession(each, named, account));
    }
    return found;
}

std::vector<Section> puttySessionsOf(const std::vector<Section>& registry)
{
    std::vector<Section> sessions;
    for (const Section& key : registry) {
        for (const std::string_view place : {R"(\PuTTY\Sessions\)", R"(\KiTTY\Sessions\)"}) {
            const auto found = std::ranges::search(
                key.name, place, [](char a, char b) { return sameLetters({&a, 1}, {&b, 1}); });
            const std::string name{found.end(), key.name.end()};
            if (!found.empty() && !name.empty() && !name.contains('\\'))
                sessions.push_back({name, key.entries});
        }
    }
    return sessions;
}

Section puttySessionOf(std::string_view file, std::string_view text)
{
    Section session{std::string{file}};
    for (const std::string_view line : linesOf(text)) {
        const std::size_t keyEnd = line.find_first_of("=\\");
        if (keyEnd == std::string_view::npos || session.entries.size() >= mostOfOneSession)
            continue;
        std::string_view value = line.substr(keyEnd + 1);
        const bool isKittys = line[keyEnd] == '\\';
        if (isKittys && value.ends_with('\\'))
            value.remove_suffix(1);
        session.entries.emplace_back(
            line.substr(0, keyEnd), isKittys ? percentDecoded(value) : std::string{value});
    }
    return session;
}

} // namespace underpass
