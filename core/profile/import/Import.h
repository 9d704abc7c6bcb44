// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/ConfigHost.h"
#include "core/profile/import/Imported.h"

#include <filesystem>
#include <optional>
#include <string>

namespace underpass {

// Whose connections are brought in.
enum class ImportFormat { Putty, Kitty, OpenSsh, Command, TeraTerm, WinScp, SecureCrt, MobaXterm, Underpass };
template <>
inline constexpr std::array wordsOf<ImportFormat>{
    "putty", "kitty", "openssh", "command", "teraterm", "winscp", "securecrt", "mobaxterm", "underpass"};

// As people write it: "PuTTY".
[[nodiscard]] const char* programOf(ImportFormat format);

// Where they are. Without a place: where that program keeps them, which is the registry for PuTTY, KiTTY and
// WinSCP on Windows, ~/.putty/sessions for PuTTY elsewhere, and ~/.ssh/config for OpenSSH.
struct ImportSource
{
    std::optional<std::filesystem::path> place; // A file or, for PuTTY, KiTTY and SecureCRT, a folder.
    std::optional<std::string> bytes; // What was read already, in place of a file.
    ConfigOwner owner; // Whose machine this is.
    std::filesystem::path folder; // To which key files on a command line are relative.
};

// Reads all that is there. FileUnreadable, InvalidInput: nothing was read, with the reason and what to do.
// Only the files of that place are opened (for OpenSSH what it includes, too), nothing is run and nothing is
// looked up in the network. Blocks.
[[nodiscard]] Result<Imported> readImport(ImportFormat format, const ImportSource& source);

} // namespace underpass
