// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/SshOptions.h"

#include <string>
#include <vector>

namespace underpass {

// A profile in the words of OpenSSH. `remarks` are what ssh has no words for, and so does otherwise. No
// secret is in a profile, and so none in this.
struct SshText
{
    std::string text;
    std::vector<Remark> remarks;

    bool operator==(const SshText&) const = default;
};

// One line for a shell of POSIX; for ssh.exe in PowerShell too, where no word has both a single quote and a
// sign that such a shell would obey in double ones: "ssh -N -L 1110:localhost:110
// anna@mail.example.org". readSshCommand() makes the same profile of it. Pure.
[[nodiscard]] SshText sshCommandOf(const Profile& profile);

// A block of ssh_config(5) for its id: "Host mail", with line feeds. readConfigHost() makes the same profile
// of it. Pure.
[[nodiscard]] SshText sshConfigOf(const Profile& profile);

} // namespace underpass
