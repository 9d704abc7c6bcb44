// SPDX-License-Identifier: MIT
#include "app/ctl/ExportCommand.h"

#include "core/profile/ProfileStore.h"
#include "core/profile/share/SshText.h"

#include <iostream>

namespace underpass {

ExitCode exportProfiles(const Setting& setting, const Selection& selection, ExportAs as)
{
    const auto loaded = ProfileStore{setting.profiles}.load();
    if (!loaded)
        return complain(loaded.error());
    const auto wanted = selected(loaded->profiles.profiles, selection);
    if (!wanted)
        return complain(wanted.error());
    for (const Profile& profile : *wanted) {
        const SshText written = as == ExportAs::SshConfig ? sshConfigOf(profile) : sshCommandOf(profile);
        std::cout << written.text << '\n';
        for (const Remark& remark : written.remarks)
            std::cerr << profile.id << ": " << remark.what << ": " << say(remark.why) << '\n';
    }
    return ExitCode::Ok;
}

} // namespace underpass
