// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/SshOptions.h"

namespace underpass {

// Reads a whole command line of ssh(1), plink or autossh(1), as a person pastes it, into a profile that is
// called as its server. `folder` is where key files lie that are named without their whole path. Fails with
// InvalidInput, and repeats nothing that may be a secret: no such program, no server, an option without its
// value, a password (plink -pw, sshpass), more than a shell's words (shellWords()).
[[nodiscard]] Result<SshDraft> readSshCommand(
    std::string_view line, const std::filesystem::path& folder = {});

} // namespace underpass
