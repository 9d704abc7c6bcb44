// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Section.h"

#include "core/base/Error.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// A text file of another program, decoded (FileText.h). FileUnreadable, InvalidInput.
[[nodiscard]] Result<std::string> readSaved(const std::filesystem::path& file);

struct SavedFile
{
    std::string name; // Beside the folder, with "/" between folders.
    std::string text;
};

// Every file in a folder, and below it where `isDeep`, in the order of their names. Links are not followed.
// Files that cannot be read, or are no text, are left out. At most 5000 files, 8 folders deep; InvalidInput
// with more than 64 MB in all. Blocks.
[[nodiscard]] Result<std::vector<SavedFile>> readSavedFolder(
    const std::filesystem::path& folder, bool isDeep);

// Whether it is a link, or on Windows any other point that leads to another place (a junction).
[[nodiscard]] bool leadsElsewhere(const std::filesystem::path& file);

// A key of HKEY_CURRENT_USER and the keys right below it, each with its texts and numbers, named by their
// whole paths, as readReg() has them. FileUnreadable where there is no such key, and on systems without a
// registry. Blocks.
[[nodiscard]] Result<std::vector<Section>> readRegistry(std::string_view key);

} // namespace underpass
