// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/ExitCode.h"
#include "core/profile/Profile.h"
#include "core/system/Paths.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// The options that every command takes, as typed.
struct GlobalOptions
{
    std::string profiles;
    std::vector<std::string> knownHosts;
    bool verbose = false;
    bool createsNothing = false; // Of a command that only looks, as for each press of Tab.
};

// Where a command finds things.
struct Setting
{
    Paths paths;
    std::filesystem::path profiles;
    std::vector<std::filesystem::path> knownHosts;
    bool verbose = false;
};

[[nodiscard]] Result<Setting> makeSetting(const GlobalOptions& options);

// Finds a saved profile by its id or its name.
[[nodiscard]] Result<Profile> loadProfile(const Setting& setting, std::string_view idOrName);

enum class Output { Text, Json };

// Says on standard error what went wrong, and returns the exit code for it.
ExitCode complain(const Error& error);
ExitCode complain(const std::string& sentence, ExitCode code);

} // namespace underpass
