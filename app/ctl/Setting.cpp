// SPDX-License-Identifier: MIT
#include "app/ctl/Setting.h"

#include "core/base/CleanText.h"
#include "core/profile/Profiles.h"

#include <iostream>

namespace underpass {

Result<Setting> makeSetting(const GlobalOptions& options)
{
    auto paths = standardPaths(options.profiles);
    if (!paths)
        return fail(paths);
    Setting setting{*paths, paths->config, standardKnownHosts(*paths), options.verbose};
    if (!options.profiles.empty())
        setting.profiles = options.profiles;
    const bool isOurs = options.profiles.empty() && !options.createsNothing;
    const auto usable = isOurs ? makePrivateFolder(setting.profiles) : checkFolder(setting.profiles);
    if (!usable)
        return fail(usable);
    if (!options.knownHosts.empty())
        setting.knownHosts.assign(options.knownHosts.begin(), options.knownHosts.end());
    return setting;
}

Result<Profile> loadProfile(const Setting& setting, std::string_view idOrName)
{
    ProfileStore store{setting.profiles};
    auto loaded = store.load();
    if (!loaded)
        return fail(loaded);
    if (loaded->trouble)
        std::cerr << sentence(*loaded->trouble) << '\n';
    if (Profile* found = find(loaded->profiles.profiles, idOrName))
        return std::move(*found);
    return fail(ErrorCode::FileUnreadable, "the profile \"" + cleanText(idOrName) + "\"",
        "no such profile in " + store.file().string());
}

ExitCode complain(const Error& error)
{
    std::cerr << sentence(error) << '\n';
    return exitCodeFor(error.code);
}

ExitCode complain(const std::string& sentence, ExitCode code)
{
    std::cerr << sentence << '\n';
    return code;
}

} // namespace underpass
