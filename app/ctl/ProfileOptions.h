// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"
#include "core/profile/import/SshOptions.h"

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
    std::optional<std::string> from; // A command line of ssh, plink or autossh.
    std::optional<std::string> fromHost; // A Host of an OpenSSH configuration,
    std::optional<std::string> config; // in this file; else in ~/.ssh/config.
    std::optional<std::string> server; // host, account@host:port, ssh://...
    std::optional<std::string> account;
    std::vector<std::string> forwards; // L:1110=host:110
    std::vector<std::string> local; // -L
    std::vector<std::string> remote; // -R
    std::vector<std::string> dynamic; // -D
    std::vector<std::string> keyFiles; // An empty one: none.
    std::optional<std::string> agent;
    std::vector<std::string> login;
    std::vector<std::string> via; // account@host:port, several with commas; an empty one: none.
    std::optional<std::string> who;
    std::optional<bool> remember;
    std::optional<bool> retry;
    std::optional<bool> autostart;
    std::vector<std::string> set; // KEY=VALUE, for every field there is.
};

struct AppliedOptions
{
    Profile profile;
    std::vector<Remark> remarks; // What was not taken as it was typed.
};

// The profile with the options applied: `from` or `fromHost` first, `set` last and in its order. Lists that
// were given replace the former ones.
[[nodiscard]] Result<AppliedOptions> apply(const ProfileOptions& options, Profile profile);

} // namespace underpass
