// SPDX-License-Identifier: MIT
#include "core/profile/import/MobaXtermBookmarks.h"

#include "core/base/CleanText.h"
#include "core/profile/import/FileText.h"

#include <algorithm>
#include <array>

namespace underpass {
namespace {

constexpr SourceText itsTunnels = UNDERPASS_TEXT("Import",
    "MobaXterm keeps its tunnels (MobaSSHTunnel) in a form that is not described anywhere. Add their "
    "forwards "
    "by hand.");

// Which of the fields between "%" is what, in a bookmark of version 23.
enum Field : std::size_t {
    Kind = 0,
    Host = 1,
    Port = 2,
    Account = 3,
    Command = 7,
    JumpHost = 8,
    JumpPort = 9,
    JumpAccount = 10,
    Key = 14
};

std::string undone(std::string text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks{{{"__PIPE__", "|"},
        {"__DIEZE__", "#"}, {"__PTVIRG__", ";"}, {"__DBLQUO__", "\""}, {"__PERCENT__", "%"}}};
    for (const auto& [mark, letter] : marks) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
            text.replace(at, mark.size(), letter);
    }
    return text;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::string at(const std::vector<std::string>& parts, std::size_t index)
{
    return index < parts.size() ? parts[index] : std::string{};
}

// Several have "|" between them, in each of their three fields.
void takeJumpHosts(SshOptions& options, const std::vector<std::string>& fields)
{
    const auto hosts = split(undone(at(fields, JumpHost)), '|');
    const auto ports = split(undone(at(fields, JumpPort)), '|');
    const auto accounts = split(undone(at(fields, JumpAccount)), '|');
    std::string way;
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        if (hosts[i].empty())
            continue;
        const std::string account = at(accounts, i);
        const std::string port = at(ports, i);
        way += (way.empty() ? "" : ",") + (account.empty() ? "" : account + "@") + hosts[i]
            + (port.empty() ? "" : ":" + port);
    }
    if (!way.empty())
        options.jumpHosts(way);
}

std::optional<ImportedSession> readBookmark(const std::string& name, const std::string& value)
{
    const std::vector<std::string> blocks = split(value, '#'); // "", icon, connection, terminal, ...
    const std::vector<std::string> fields = split(at(blocks, 2), '%');
    if (blocks.size() < 3)
        return std::nullopt;
    SshOptions options{{}};
    if (const std::string port = at(fields, Port); !port.empty())
        options.port(port);
    if (const std::string host = undone(at(fields, Host)); !host.empty())
        options.address(host.contains(':') && !host.contains('[') ? "[" + host + "]" : host);
    if (const std::string account = undone(at(fields, Account)); !account.starts_with('<'))
        options.account(account);
    if (std::string key = undone(at(fields, Key)); !key.empty()) {
        constexpr std::string_view home = "_ProfileDir_";
        if (key.starts_with(home)) {
            key.replace(0, home.size(), "~");
            std::ranges::replace(key, '\\', '/');
        }
        options.keyFile(key.starts_with('_') ? "%" + key : key); // Of a drive that has no fixed letter.
    }
    if (!at(fields, Command).empty())
        options.remark("command", notTaken::noCommands); // It may hold a secret.
    takeJumpHosts(options, fields);
    ImportedSession read = sessionOf(name, options);
    if (at(fields, Kind) != "0")
        read.leftOut = Sentence{leftOut::noSsh};
    return read;
}

} // namespace

Imported readMobaXterm(const std::vector<Section>& ini)
{
    Imported found;
    for (const Section& section : ini) {
        if (!section.name.starts_with("Bookmarks"))
            continue;
        for (const auto& [key, value] : section.entries) {
            if (auto session = readBookmark(undone(key), value))
                found.sessions.push_back(std::move(*session));
        }
    }
    found.remarks.push_back({"MobaSSHTunnel", {itsTunnels}});
    return found;
}

} // namespace underpass
