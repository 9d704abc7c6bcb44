// SPDX-License-Identifier: MIT
#include "core/profile/import/SavedFiles.h"

namespace underpass {

Result<std::vector<Section>> readRegistry(std::string_view)
{
    return fail(ErrorCode::FileUnreadable, "the registry",
        "only Windows has one; export it there (reg export) and name the file");
}

} // namespace underpass
