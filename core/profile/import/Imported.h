// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/SshOptions.h"

#include <optional>
#include <string>
#include <vector>

namespace underpass {

// One connection that another program has saved. It is a profile in the making, or there is a reason why it
// cannot be one.
struct ImportedSession
{
    std::string name; // As it is called there, cleaned.
    SshDraft draft = {};
    std::optional<Sentence> leftOut = {};

    bool operator==(const ImportedSession&) const = default;
};

// All that a file, a folder or a registry of another program holds, in its order. Nothing in it was run,
// opened or looked up, and no password was read.
struct Imported
{
    std::vector<ImportedSession> sessions;
    std::vector<Remark> remarks = {}; // Of what is not one session's.

    bool operator==(const Imported&) const = default;
};

// A session with what it is called; left out where the options have no server, or one that is none.
[[nodiscard]] ImportedSession sessionOf(std::string_view name, const SshOptions& options);

namespace leftOut {
inline constexpr SourceText noSsh = UNDERPASS_TEXT("Import", "It is no SSH connection.");
inline constexpr SourceText noServer = UNDERPASS_TEXT("Import", "It names no server.");
inline constexpr SourceText noForward = UNDERPASS_TEXT("Import", "It has no forward, so there is no tunnel.");
inline constexpr SourceText notUnderstood = UNDERPASS_TEXT("Import", "It cannot be read: %1.");
} // namespace leftOut

} // namespace underpass
