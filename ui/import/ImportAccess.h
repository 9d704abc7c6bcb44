// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Import.h"

#include <functional>
#include <string>

namespace underpass {

// What the window needs of this machine to bring connections in.
struct ImportAccess
{
    // core's readImport() for this person: of a file or folder, of a text, or of where the program keeps
    // them. Blocks; for any thread and any time.
    std::function<Result<Imported>(ImportFormat, const std::optional<std::filesystem::path>& place,
        const std::optional<std::string>& text)>
        read;
    std::string account; // This person's, for connections that name none.
};

} // namespace underpass
