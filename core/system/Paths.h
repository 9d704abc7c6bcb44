// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

// Where Underpass keeps things for the person who runs it.
struct Paths
{
    std::filesystem::path config; // profiles.json, known_hosts
    std::filesystem::path state; // Logs.
    std::filesystem::path runtime; // meetingPlace() of the profiles in use.
};

// The platform's usual places (Linux: the XDG base directories); `profiles` is a folder that somebody named
// in place of the usual one, or empty. Creates nothing.
[[nodiscard]] Result<Paths> standardPaths(const std::filesystem::path& profiles = {});

// Our own known_hosts, which is added to, then those of ssh(1), which are only read: the person's, and those
// of the house.
[[nodiscard]] std::vector<std::filesystem::path> standardKnownHosts(const Paths& paths);
// The same by name, and those that ssh(1) reads for everybody (ssh_config(5), GlobalKnownHostsFile).
[[nodiscard]] std::vector<std::filesystem::path> knownHostsIn(const std::filesystem::path& config,
    const std::optional<std::filesystem::path>& home, const std::vector<std::filesystem::path>& ofTheHouse);
[[nodiscard]] std::vector<std::filesystem::path> knownHostsOfTheHouse();

// Where this person's own files lie; nothing where the system does not say.
[[nodiscard]] std::optional<std::filesystem::path> homeFolder();
// A path that begins with "~/", with the home folder in place of that; any other as it is.
[[nodiscard]] std::string withHomeFolder(const std::string& path);

// The private keys that ssh(1) tries where no other is named, in its order, as far as they exist.
[[nodiscard]] std::vector<std::filesystem::path> standardKeyFiles();
[[nodiscard]] std::vector<std::filesystem::path> keyFilesIn(const std::filesystem::path& folder);

// Creates the folder where it is missing, open to its owner only, and refuses one that belongs to somebody
// else. One of root's serves where no other account may write in it.
[[nodiscard]] Result<void> makePrivateFolder(const std::filesystem::path& folder);

// Refuses a folder that somebody named where it belongs to another account or everybody may write in it, and
// changes nothing. One that is missing is fine.
[[nodiscard]] Result<void> checkFolder(const std::filesystem::path& folder);

} // namespace underpass
