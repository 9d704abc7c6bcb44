// SPDX-License-Identifier: MIT
#include "core/profile/import/SavedFiles.h"

namespace underpass {

bool leadsElsewhere(const std::filesystem::path& file)
{
    std::error_code trouble;
    return std::filesystem::is_symlink(file, trouble) || trouble;
}

Result<std::vector<Section>> readRegistry(std::string_view)
{
    Error error{ErrorCode::FileUnreadable, "the registry", {}};
    error.more = {{UNDERPASS_TEXT(
        "Import", "Only Windows has one: export it there (reg export), and choose the file.")}};
    return std::unexpected(std::move(error));
}

} // namespace underpass
