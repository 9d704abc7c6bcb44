// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/SshOptions.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace underpass {

// Whose configuration it is.
struct ConfigOwner
{
    std::filesystem::path home;
    std::string account; // On this machine; the account at a server where none is named.
};

// What ssh(1) would take from an ssh_config(5) for a server that is called so there: of each setting the
// first, all forwards and key files, from the blocks of "Host" and "Match" that fit it and what they include.
// The rules of ConfigHosts.h bound it. "Match exec" is never asked and fits nobody, neither do "canonical"
// and "final": each is a remark, as is whatever else is not taken as it stands. Nothing is run and nothing
// looked up. Fails with InvalidInput where nothing but "Host *" fits the name, or the first file cannot be
// read (FileUnreadable).
[[nodiscard]] Result<SshDraft> readConfigHost(
    const std::filesystem::path& file, const ConfigOwner& owner, const std::string& name);

} // namespace underpass
