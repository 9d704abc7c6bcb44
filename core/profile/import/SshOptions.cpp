// SPDX-License-Identifier: MIT
#include "core/profile/import/SshOptions.h"

#include "core/base/CleanText.h"
#include "core/profile/Fields.h"
#include "core/profile/import/ForwardSpec.h"
#include "core/profile/import/SshAddress.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t mostForwards = 100;
constexpr std::size_t mostJumpHosts = 16; // Each may be a Host of its own, which has to be looked for.
constexpr std::size_t mostRemarks = 200; // What nobody would read is not kept.

std::string small(std::string_view text)
{
    std::string all{text};
    std::ranges::transform(all, all.begin(), [](unsigned char letter) {
        return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    });
    return all;
}

// Asked of ssh, and so anyway, or without a meaning for a tunnel.
constexpr std::array<std::string_view, 19> goWithoutSaying{"sendenv", "setenv", "hashknownhosts",
    "visualhostkey", "escapechar", "exitonforwardfailure", "tcpkeepalive", "loglevel", "requesttty",
    "sessiontype", "forkafterauthentication", "stdinnull", "controlmaster", "controlpath", "controlpersist",
    "serveralivecountmax", "batchmode", "connecttimeout", "permitlocalcommand"};

struct Excluded
{
    std::string_view key;
    SourceText why;
};
constexpr std::array excluded{
    Excluded{"stricthostkeychecking", notTaken::keysAreChecked},
    Excluded{"userknownhostsfile", notTaken::keysAreChecked},
    Excluded{"globalknownhostsfile", notTaken::keysAreChecked},
    Excluded{"proxycommand", notTaken::noCommands},
    Excluded{"localcommand", notTaken::noCommands},
    Excluded{"remotecommand", notTaken::noCommands},
    Excluded{"forwardagent", notTaken::noAgentThere},
    Excluded{"gatewayports", notTaken::onlyHere},
};

// In a setting a blank stands before the target.
std::string forwardOf(std::string_view setting)
{
    std::string text{setting};
    const std::size_t blank = text.find_first_of(" \t");
    if (blank != std::string::npos) {
        const std::size_t target = text.find_first_not_of(" \t", blank);
        text.replace(blank, (target == std::string::npos ? text.size() : target) - blank, ":");
    }
    return text;
}

std::string optionNamed(std::string_view key)
{
    return "-o " + cleanText(key, 60);
}

} // namespace

SshOptions::SshOptions(std::filesystem::path folder)
    : m_folder(std::move(folder))
{ }

template <class Value> Value SshOptions::use(Result<Value> read, Value otherwise)
{
    if (read)
        return std::move(*read);
    if (!m_trouble)
        m_trouble = read.error();
    return otherwise;
}

void SshOptions::address(std::string_view text)
{
    m_hasAddress = true;
    const SshAddress read = use(readSshAddress(text, 0), SshAddress{});
    m_draft.profile.server = read.server;
    if (m_draft.profile.account.empty())
        m_draft.profile.account = read.account;
    if (read.server.port != 0 && !m_port)
        m_port = read.server.port;
}

void SshOptions::port(std::string_view text)
{
    if (!m_port)
        m_port = use(parsePort(text), std::uint16_t{22});
}

void SshOptions::account(std::string_view text)
{
    if (m_draft.profile.account.empty())
        m_draft.profile.account = text;
}

void SshOptions::keyFile(std::string_view text)
{
    if (small(text) == "none")
        return;
    if (text.contains('%') || text.contains("${"))
        return remark("-i " + cleanText(text, 80), notTaken::notAsItStands);
    if (text.starts_with("\\\\") || text.starts_with("//"))
        return m_draft.remarks.push_back(
            {"-i " + cleanText(text, 80), sentenceOf({.field = {}, .code = ProblemCode::KeyFileOnShare})});
    const std::filesystem::path file{std::string{text}};
    const bool isWhole = file.is_absolute() || text.starts_with('~') || m_folder.empty();
    m_draft.profile.credentials.keyFiles.push_back(
        isWhole ? std::string{text} : (m_folder / file).lexically_normal().string());
}

void SshOptions::jumpHosts(std::string_view text)
{
    if (!std::exchange(m_hasWay, true) && small(text) != "none")
        m_jumps.emplace_back(text);
}

void SshOptions::forward(ForwardKind kind, std::string_view text)
{
    auto read = parseSshForward(kind, text);
    auto& forwards = m_draft.profile.forwards;
    constexpr std::array letters{"-L ", "-R ", "-D "};
    const std::string what = letters.at(static_cast<std::size_t>(kind)) + cleanText(text, 80);
    if (!read || forwards.size() >= mostForwards)
        return remark(what, notTaken::noForward);
    if (auto moved = keepOnThisMachine(*read))
        m_draft.remarks.push_back({what, std::move(*moved), true});
    forwards.push_back(std::move(*read));
}

void SshOptions::proxy(ProxyKind kind, std::string_view host, std::string_view port, std::string_view account)
{
    const auto name = parseHost(host);
    const auto number = parsePort(port);
    if (!name || !number)
        return remark("the proxy", notTaken::notAsItStands);
    m_draft.profile.proxy = {.kind = kind, .server = {*name, *number}, .account = std::string{account}};
}

void SshOptions::keepalive(std::string_view text)
{
    std::int64_t given = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), given);
    const std::chrono::seconds wait{given};
    if (error != std::errc{} || end != text.data() + text.size() || !keepaliveLimits.allow(wait))
        return remark(optionNamed("ServerAliveInterval"), notTaken::notAsItStands);
    if (!std::exchange(m_hasKeepalive, true))
        m_draft.profile.keepalive = wait;
}

void SshOptions::logIn(std::string_view text)
{
    std::vector<LogInWith> methods;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string_view method = text.substr(begin, end - begin);
        if (method == "publickey")
            methods.insert(methods.end(), {LogInWith::Agent, LogInWith::KeyFile});
        else if (method == name(LogInWith::Password))
            methods.push_back(LogInWith::Password);
        else if (method == name(LogInWith::KeyboardInteractive))
            methods.push_back(LogInWith::KeyboardInteractive);
        begin = end + 1;
    }
    if (std::exchange(m_hasMethods, true))
        return;
    if (methods.empty() || methods.size() > wordsOf<LogInWith>.size())
        return remark(optionNamed("PreferredAuthentications"), notTaken::notAsItStands);
    m_draft.profile.credentials.methods = std::move(methods);
}

void SshOptions::agent(std::string_view text)
{
    if (small(text) == "none" || text == "SSH_AUTH_SOCK"
        || text.find_first_of("$%") != std::string_view::npos)
        return remark(optionNamed("IdentityAgent"), notTaken::notAsItStands);
    if (m_draft.profile.credentials.agent.empty())
        m_draft.profile.credentials.agent = text;
}

void SshOptions::setting(std::string_view given, std::string_view value)
{
    const std::string key = small(given);
    const auto* why = std::ranges::find(excluded, std::string_view{key}, &Excluded::key);
    if (key == "proxycommand" && (std::exchange(m_hasWay, true) || small(value) == "none"))
        return; // Of this and ProxyJump the first one counts.
    if (key == "hostname") {
        m_hostName = m_hostName.empty() ? std::string{value} : m_hostName;
    } else if (key == "port")
        port(value);
    else if (key == "user")
        account(value);
    else if (key == "identityfile")
        keyFile(value);
    else if (key == "proxyjump")
        jumpHosts(value);
    else if (key == "localforward")
        forward(ForwardKind::Local, forwardOf(value));
    else if (key == "remoteforward")
        forward(ForwardKind::Remote, forwardOf(value));
    else if (key == "dynamicforward")
        forward(ForwardKind::Dynamic, value);
    else if (key == "hostkeyalias")
        m_draft.profile.hostKeyAlias
            = m_draft.profile.hostKeyAlias.empty() ? value : m_draft.profile.hostKeyAlias;
    else if (key == "serveraliveinterval")
        keepalive(value);
    else if (key == "preferredauthentications")
        logIn(value);
    else if (key == "identityagent")
        agent(value);
    else if (why != excluded.end())
        remark(optionNamed(given), why->why);
    else if (std::ranges::find(goWithoutSaying, std::string_view{key}) == goWithoutSaying.end())
        remark(optionNamed(given), notTaken::noOption);
}

void SshOptions::remark(std::string what, const SourceText& why)
{
    if (m_draft.remarks.size() < mostRemarks)
        m_draft.remarks.push_back({cleanText(what), {why}}); // Also a letter that is none.
}

void SshOptions::change(std::string what, Sentence why)
{
    m_draft.remarks.push_back({std::move(what), std::move(why), true});
}

SshDraft SshOptions::draft() const
{
    SshDraft whole = m_draft;
    Profile& profile = whole.profile;
    if (!m_hostName.empty())
        profile.server.host = parseHost(m_hostName).value_or(m_hostName); // As a saved profile has it.
    profile.server.port = m_port.value_or(22);
    profile.name = profile.server.host;
    for (const std::string& jumps : m_jumps) { // They log in as the profile does, once all of it is known.
        auto way = readSshAddresses(jumps);
        if (way && way->size() > mostJumpHosts)
            way = fail(ErrorCode::InvalidInput, "-J");
        for (const SshAddress& each : way ? *way : std::vector<SshAddress>{})
            profile.via.push_back(hopOf(each, profile));
        if (!way)
            whole.remarks.push_back({"-J", {notTaken::notAsItStands}});
    }
    return whole;
}

} // namespace underpass
