// SPDX-License-Identifier: MIT
#include "app/tray/OwnImport.h"

#include "core/system/OwnAccount.h"
#include "core/system/Paths.h"

namespace underpass {

ImportAccess importAccess()
{
    const std::string account = ownAccount();
    return {[account](ImportFormat format, const std::optional<std::filesystem::path>& place,
                const std::optional<std::string>& text) -> Result<Imported> {
                const auto home = homeFolder();
                if (!home)
                    return fail(
                        ErrorCode::FileUnreadable, "the home folder", "this system does not say where it is");
                return readImport(format, {place, text, {*home, account}, *home});
            },
        account};
}

} // namespace underpass
