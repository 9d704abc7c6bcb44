// SPDX-License-Identifier: MIT
#include "core/system/Paths.h"

#include "core/system/MeetingPlace.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace underpass {

namespace fs = std::filesystem;

namespace {

// The XDG specification says that a relative path in these variables is to be ignored.
std::optional<fs::path> absoluteFrom(const char* variable)
{
    const char* value = std::getenv(variable);
    if (value == nullptr || *value != '/')
        return std::nullopt;
    return fs::path{value};
}

Result<struct stat> factsOf(const fs::path& folder)
{
    struct stat facts{};
    if (::stat(folder.c_str(), &facts) != 0)
        return fail(ErrorCode::FileUnreadable, folder.string(), std::strerror(errno));
    return facts;
}

// The system's administrator may give profiles to everybody.
bool isOnlyRoots(const struct stat& facts)
{
    return S_ISDIR(facts.st_mode) && facts.st_uid == 0 && ::geteuid() != 0
        && (facts.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

} // namespace

std::optional<fs::path> homeFolder()
{
    if (auto home = absoluteFrom("HOME"))
        return home;
    const passwd* account = ::getpwuid(::geteuid());
    if (account == nullptr || account->pw_dir == nullptr || *account->pw_dir != '/')
        return std::nullopt;
    return fs::path{account->pw_dir};
}

Result<Paths> standardPaths(const fs::path& profiles)
{
    const auto home = homeFolder();
    if (!home)
        return fail(ErrorCode::FileUnreadable, "the home folder", "neither HOME nor the account names one");
    const fs::path config = absoluteFrom("XDG_CONFIG_HOME").value_or(*home / ".config") / "underpass";
    return Paths{
        .config = config,
        .state = absoluteFrom("XDG_STATE_HOME").value_or(*home / ".local" / "state") / "underpass",
        .runtime = meetingPlace(profiles.empty() ? config : profiles),
    };
}

std::vector<fs::path> knownHostsOfTheHouse()
{
    return {"/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2"};
}

Result<void> makePrivateFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return fail(ErrorCode::FileUnwritable, folder.string(), std::strerror(errno));
    const auto facts = factsOf(folder);
    if (!facts)
        return fail(facts);
    if (isOnlyRoots(*facts))
        return {};
    if (!S_ISDIR(facts->st_mode) || facts->st_uid != ::geteuid())
        return fail(ErrorCode::FileUnwritable, folder.string(), "not a folder of this account");
    if ((facts->st_mode & 077) != 0 && ::chmod(folder.c_str(), 0700) != 0)
        return fail(ErrorCode::FileUnwritable, folder.string(), std::strerror(errno));
    return {};
}

Result<void> checkFolder(const fs::path& folder)
{
    std::error_code ignored;
    if (!fs::exists(folder, ignored))
        return {};
    const auto facts = factsOf(folder);
    if (!facts)
        return fail(facts);
    const bool isOurs = S_ISDIR(facts->st_mode) && facts->st_uid == ::geteuid();
    if (!isOurs && !isOnlyRoots(*facts))
        return fail(ErrorCode::FileUnwritable, folder.string(), "not a folder of this account");
    if ((facts->st_mode & S_IWOTH) != 0)
        return fail(ErrorCode::FileUnwritable, folder.string(),
            "every account may write in it; \"chmod o-w\" changes that");
    return {};
}

} // namespace underpass
