// SPDX-License-Identifier: MIT
#include "core/profile/import/SecureCrtSessions.h"

#include "core/base/CleanText.h"
#include "core/profile/import/FileText.h"

#include <algorithm>
#include <charconv>

namespace underpass {
namespace {

constexpr const char* forwardsHere = "Port Forward Table V2";
constexpr const char* forwardsThere = "Reverse Forward Table V2";

// Eight hexadecimal digits.
std::string decimal(std::string_view digits)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return error == std::errc{} ? std::to_string(value) : std::string{};
}

std::vector<std::string_view> columnsOf(std::string_view row)
{
    std::vector<std::string_view> columns;
    for (std::size_t begin = 0; begin <= row.size();) {
        const std::size_t end = std::min(row.find('|', begin), row.size());
        columns.push_back(row.substr(begin, end - begin));
        begin = end + 1;
    }
    return columns;
}

// NAME|[ADDRESS,]PORT|IS-ANOTHER-HOST|HOST|PORT|PROGRAM|ARGUMENTS; a host "socks," makes it dynamic.
void takeForward(SshOptions& options, std::string_view row, bool isThere)
{
    const std::vector<std::string_view> columns = columnsOf(trimmed(row));
    if (columns.size() < 5)
        return options.remark(cleanText(row, 80), notTaken::noForward);
    std::string listen{columns[1]};
    std::ranges::replace(listen, ',', ':');
    if (columns.size() > 5 && !columns[5].empty())
        options.remark(cleanText(columns[5], 80), notTaken::noCommands);
    if (columns[3] == "socks,")
        return options.forward(ForwardKind::Dynamic, listen);
    const std::string host{columns[2] == "0" || columns[3].empty() ? "localhost" : columns[3]};
    options.forward(isThere ? ForwardKind::Remote : ForwardKind::Local,
        listen + ":" + (host.contains(':') ? "[" + host + "]" : host) + ":" + std::string{columns[4]});
}

std::string addressOf(const Section& session)
{
    const std::string host{session.value("Hostname")};
    return host.contains(':') && !host.contains('[') ? "[" + host + "]" : host;
}

void takeWay(SshOptions& options, const Section& session, const std::vector<Section>& all)
{
    constexpr std::string_view prefix = "Session:";
    const std::string_view way = session.value("Firewall Name");
    if (way.empty() || sameLetters(way, "None"))
        return;
    const auto jump = std::ranges::find(all, way.substr(std::min(prefix.size(), way.size())), &Section::name);
    if (!way.starts_with(prefix) || jump == all.end() || jump->value("Hostname").empty())
        return options.remark("Firewall Name " + cleanText(way, 60), notTaken::notAsItStands);
    const std::string account{jump->value("Username")};
    options.jumpHosts((account.empty() ? "" : account + "@") + addressOf(*jump) + ":"
        + std::to_string(jump->number("[SSH2] Port", 22)));
}

void takeKey(SshOptions& options, const Section& session)
{
    std::string_view file = session.value("Identity Filename V2");
    file = file.substr(0, file.find("::")); // "::rawkey" says what kind it is.
    if (!file.empty() && !session.isOn("Use Global Public Key"))
        options.keyFile(file);
}

ImportedSession readSession(const Section& session, const std::vector<Section>& all)
{
    SshOptions options{{}};
    options.port(std::to_string(session.number("[SSH2] Port", 22)));
    if (const std::string server = addressOf(session); !server.empty())
        options.address(server);
    options.account(session.value("Username"));
    takeKey(options, session);
    for (const auto& [key, row] : session.entries) {
        if (key == forwardsHere || key == forwardsThere)
            takeForward(options, row, key == forwardsThere);
    }
    takeWay(options, session, all);
    if (session.isOn("Enable Agent Forwarding"))
        options.remark("Enable Agent Forwarding", notTaken::noAgentThere);
    if (!session.value("Password V2").empty() || !session.value("Password").empty())
        options.remark("Password V2", notTaken::noPasswords);
    ImportedSession read = sessionOf(session.name, options);
    const std::string_view protocol = session.value("Protocol Name");
    if (!protocol.empty() && !sameLetters(protocol, "SSH2"))
        read.leftOut = Sentence{leftOut::noSsh};
    return read;
}

} // namespace

Section secureCrtSessionOf(std::string_view name, std::string_view text)
{
    Section session{std::string{name}};
    std::string table;
    for (const std::string_view line : linesOf(text)) {
        if (session.entries.size() >= mostOfOneSession)
            break;
        if (line.starts_with(' ') && !table.empty()) {
            session.entries.emplace_back(table, line);
            continue;
        }
        const std::size_t end = line.find("\"=");
        table.clear();
        if (line.size() < 3 || line.substr(1, 2) != ":\"" || end == std::string_view::npos || end < 3)
            continue;
        const std::string key{line.substr(3, end - 3)};
        const std::string_view value = line.substr(end + 2);
        if (line.front() == 'Z')
            table = key;
        else if (line.front() == 'S' || line.front() == 'D')
            session.entries.emplace_back(key, line.front() == 'D' ? decimal(value) : std::string{value});
    }
    return session;
}

Imported readSecureCrt(const std::vector<Section>& sessions)
{
    Imported found;
    for (const Section& session : sessions)
        found.sessions.push_back(readSession(session, sessions));
    return found;
}

} // namespace underpass
