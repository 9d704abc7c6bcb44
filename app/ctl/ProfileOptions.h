// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// What `add` and `edit` were told about a profile, as typed. What is absent stays as it is. There is
// deliberately no field for a secret.
struct ProfileOptions
{
    std::optional<std::string> name;
    std::optional<std::string> server;
    std::optional<std::string> account;
    std::vector<std::string> forwards; // L:1110=host:110
    std::vector<std::string> local; // -L
    std::vector<std::string> remote; // -R
    std::vector<std::string> dynamic; // -D
    std::vector<std::string> keyFiles;
    std::optional<std::string> agent;
    std::vector<std::string> login;
    std::vector<std::string> via; // account@host:port
    std::optional<std::string> who;
    std::optional<bool> remember;
    std::optional<bool> retry;
    std::optional<bool> autostart;
    std::vector<std::string> set; // KEY=VALUE, for every field there is.
};

// The profile with the options applied, `set` last and in its order. Lists that were given replace the former
// ones.
[[nodiscard]] Result<Profile> apply(const ProfileOptions& options, Profile profile);

} // namespace underpass
