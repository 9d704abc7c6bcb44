// SPDX-License-Identifier: MIT
#include "core/profile/import/WinScpSites.h"

#include "core/profile/import/FileText.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr std::uint16_t firstTunnelPort = 50'000; // From which WinSCP takes ports by itself.
constexpr std::int64_t ftp = 5;

constexpr SourceText noTunnel
    = UNDERPASS_TEXT("Import", "It goes to its server without a tunnel, which WinSCP does best by itself.");
constexpr SourceText portChosen = UNDERPASS_TEXT("Import", "WinSCP takes another port each time. Made %1.");

// "Sessions\Mail%20server" is "Mail server"; nothing where it is no site.
std::string siteNamed(const std::string& section)
{
    constexpr std::string_view ini = "Sessions\\";
    constexpr std::string_view registry = "\\WinSCP 2\\Sessions\\";
    const std::size_t inRegistry = section.find(registry);
    const std::string_view name = section.starts_with(ini) ? std::string_view{section}.substr(ini.size())
        : inRegistry != std::string::npos ? std::string_view{section}.substr(inRegistry + registry.size())
                                          : std::string_view{};
    return percentDecoded(name);
}

ImportedSession readSite(const std::string& name, const Section& site)
{
    SshOptions options{{}};
    const auto value = [&](const char* key) { return percentDecoded(site.value(key)); };
    options.port(std::to_string(site.number("TunnelPortNumber", 22)));
    if (const std::string server = value("TunnelHostName"); !server.empty())
        options.address(server.contains(':') && !server.contains('[') ? "[" + server + "]" : server);
    options.account(value("TunnelUserName"));
    if (const std::string key = value("TunnelPublicKeyFile"); !key.empty())
        options.keyFile(key);
    const std::int64_t given = site.number("TunnelLocalPortNumber", 0);
    const std::string port = std::to_string(given == 0 ? firstTunnelPort : given);
    const std::string host = value("HostName");
    const std::int64_t usual = site.number("FSProtocol", 1) == ftp ? 21 : 22;
    options.forward(ForwardKind::Local,
        port + ":" + (host.contains(':') ? "[" + host + "]" : host) + ":"
            + std::to_string(site.number("PortNumber", usual)));
    if (!site.value("TunnelPassword").empty() || !site.value("TunnelPasswordPlain").empty())
        options.remark("TunnelPassword", notTaken::noPasswords);
    ImportedSession read = sessionOf(name, options);
    if (given == 0)
        read.draft.remarks.push_back({"TunnelLocalPortNumber", {portChosen, {port}}, true});
    return read;
}

} // namespace

Imported readWinScp(const std::vector<Section>& sites)
{
    Imported found;
    for (const Section& site : sites) {
        const std::string name = siteNamed(site.name);
        if (name.empty() || name == "Default Settings")
            continue;
        if (site.isOn("Tunnel"))
            found.sessions.push_back(readSite(name, site));
        else
            found.sessions.push_back({sessionOf(name, SshOptions{{}}).name, {}, Sentence{noTunnel}});
    }
    return found;
}

} // namespace underpass
