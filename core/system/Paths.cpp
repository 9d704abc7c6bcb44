// SPDX-License-Identifier: MIT
#include "core/system/Paths.h"

namespace underpass {

namespace fs = std::filesystem;

std::string withHomeFolder(const std::string& path)
{
    const auto home = homeFolder();
    return home && path.starts_with("~/") ? (*home / path.substr(2)).string() : path;
}

std::vector<fs::path> standardKeyFiles()
{
    const auto home = homeFolder();
    return home ? keyFilesIn(*home / ".ssh") : std::vector<fs::path>{};
}

std::vector<fs::path> standardKnownHosts(const Paths& paths)
{
    return knownHostsIn(paths.config, homeFolder(), knownHostsOfTheHouse());
}

std::vector<fs::path> knownHostsIn(
    const fs::path& config, const std::optional<fs::path>& home, const std::vector<fs::path>& ofTheHouse)
{
    std::vector<fs::path> files{config / "known_hosts"};
    if (home) {
        files.push_back(*home / ".ssh" / "known_hosts");
        files.push_back(*home / ".ssh" / "known_hosts2");
    }
    files.insert(files.end(), ofTheHouse.begin(), ofTheHouse.end());
    return files;
}

// ssh_config(5), IdentityFile; DSA keys and keys on tokens are not for us.
std::vector<fs::path> keyFilesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const char* name : {"id_rsa", "id_ecdsa", "id_ed25519"}) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / name, ignored))
            files.push_back(folder / name);
    }
    return files;
}

} // namespace underpass
