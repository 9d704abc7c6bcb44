// SPDX-License-Identifier: MIT
#include "core/profile/import/TeraTermIni.h"

#include "core/base/CleanText.h"
#include "core/profile/import/FileText.h"
#include "core/profile/import/SshAddress.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace underpass {
namespace {

constexpr SourceText firstHost = UNDERPASS_TEXT("Import",
    "The file does not say which server the forwards are for. The first one of its list was taken: %1.");
constexpr SourceText noIdentityCheck = UNDERPASS_TEXT("Import",
    "It let programs of other people on this PC in. Here only you may use it, unless \"who\" says "
    "otherwise.");

// Names of services that people tunnel, as Tera Term knows them (IANA's, and older ones).
std::optional<std::uint16_t> portNamed(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::uint16_t>, 16> names{
        {{"pop3", 110}, {"pop-3", 110}, {"pop", 109}, {"pop2", 109}, {"imap", 143}, {"imap2", 143},
            {"imap3", 220}, {"smtp", 25}, {"mail", 25}, {"http", 80}, {"www", 80}, {"nntp", 119}, {"ftp", 21},
            {"telnet", 23}, {"domain", 53}, {"x-server", 6000}}};
    const auto found
        = std::ranges::find_if(names, [&](const auto& each) { return sameLetters(each.first, name); });
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

const Section* named(const std::vector<Section>& ini, std::string_view name)
{
    const auto found
        = std::ranges::find_if(ini, [&](const Section& each) { return sameLetters(each.name, name); });
    return found == ini.end() ? nullptr : &*found;
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

// "L1110:localhost:pop3:1": what is a port may be the name of a service.
void takeForward(SshOptions& options, std::string_view entry)
{
    constexpr std::string_view letters = "LRDlrd";
    const std::size_t letter = entry.empty() ? std::string_view::npos : letters.find(entry.front());
    if (letter == std::string_view::npos)
        return options.remark(cleanText(entry, 80), notTaken::noForward);
    const auto kind = static_cast<ForwardKind>(letter % 3);
    std::vector<std::string_view> parts = split(entry.substr(1), ':');
    const bool isOpen = kind == ForwardKind::Local && parts.size() > 3 && parts.back() == "1";
    if (parts.size() > 3 && (isOpen || parts.back().empty()))
        parts.pop_back();
    std::string spec;
    for (const std::string_view part : parts) {
        const auto port = portNamed(part);
        spec += (spec.empty() ? "" : ":") + (port ? std::to_string(*port) : std::string{part});
    }
    options.forward(kind, spec);
    if (isOpen)
        options.change(cleanText(entry, 80), {noIdentityCheck});
}

// "mail.example.org /ssh", "ssh://anna@mail.example.org:22": the words of Tera Term's command line.
std::string serverOf(std::string_view host)
{
    const std::string_view first = trimmed(host.substr(0, host.find_first_of(" \t")));
    return sameLetters(first.substr(0, 9), "telnet://") ? std::string{} : std::string{first};
}

} // namespace

Imported readTeraTerm(const std::vector<Section>& ini)
{
    const Section* const ssh = named(ini, "TTSSH");
    const Section* const hosts = named(ini, "Hosts");
    SshOptions options{{}};
    std::string server;
    for (int i = 1; hosts != nullptr && server.empty() && i <= 500; ++i)
        server = serverOf(hosts->value("Host" + std::to_string(i)));
    if (!server.empty()) {
        options.address(server);
        if (const auto address = readSshAddress(server))
            options.change("Hosts", {firstHost, {address->server.host}});
    }
    if (ssh != nullptr) {
        options.account(ssh->value("DefaultUserName"));
        for (const char* const key : {"DefaultRSAPrivateKeyFile", "DefaultRhostsHostPrivateKeyFile"}) {
            if (const std::string_view file = ssh->value(key); !file.empty())
                options.keyFile(file);
        }
        for (const std::string_view entry : split(ssh->value("DefaultForwarding"), ';')) {
            if (!entry.empty())
                takeForward(options, entry);
        }
        if (ssh->isOn("ForwardAgent"))
            options.remark("ForwardAgent", notTaken::noAgentThere);
        if (const std::int64_t wait = ssh->number("HeartBeat", 0); wait > 0)
            options.setting("ServerAliveInterval", std::to_string(wait));
    }
    return {{sessionOf("Tera Term", options)}, {}};
}

} // namespace underpass
