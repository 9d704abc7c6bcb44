// SPDX-License-Identifier: MIT
#include "core/system/MeetingPlace.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace underpass {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view usualName = "profiles.json";
constexpr std::string_view longestSocket = "/ctl-4294967295";

// Several machines see what lies there, or it knows no sockets.
constexpr std::array<std::uint32_t, 12> unfitDisks{NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, 0xff534d42 /* CIFS */,
    0xfe534d42 /* SMB 2 */, CODA_SUPER_MAGIC, AFS_SUPER_MAGIC, 0x00c36400 /* Ceph */, V9FS_MAGIC,
    0x65735546 /* FUSE: sshfs for one */, MSDOS_SUPER_MAGIC, 0x2011bab0 /* exFAT */, 0x7366746e /* NTFS */};

bool isOurFolder(const fs::path& path)
{
    struct stat facts{};
    return ::stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == ::geteuid();
}

fs::path nearestThatExists(fs::path path)
{
    struct stat facts{};
    while (::stat(path.c_str(), &facts) != 0 && path.has_relative_path())
        path = path.parent_path();
    return path;
}

// Nothing of this changes while the account's programs run, and nothing depends on who asks.
bool canHoldSockets(const fs::path& folder)
{
    const fs::path existing = nearestThatExists(folder);
    struct statfs disk{};
    if (folder.native().size() + longestSocket.size() >= sizeof(sockaddr_un::sun_path)
        || !isOurFolder(existing) || ::access(existing.c_str(), W_OK | X_OK) != 0
        || ::statfs(existing.c_str(), &disk) != 0)
        return false;
    return std::ranges::find(unfitDisks, static_cast<std::uint32_t>(disk.f_type)) == unfitDisks.end();
}

// Names in /tmp are anybody's, so makePrivateFolder() looks whose it is. It stays the place for as long as it
// is there, because the session's folder comes and goes with log-ins.
fs::path placeOfAccount(const std::string& name)
{
    const std::string account = std::to_string(::geteuid());
    const fs::path lasting{"/tmp/underpass-" + account + "-" + name};
    const fs::path session{"/run/user/" + account};
    return !isOurFolder(lasting) && isOurFolder(session) ? session / ("underpass-" + name) : lasting;
}

} // namespace

fs::path meetingPlace(const fs::path& profiles)
{
    std::error_code error;
    const fs::path named = fs::absolute(profiles, error) / usualName;
    fs::path file = fs::weakly_canonical(named, error);
    if (error)
        file = named.lexically_normal();
    const fs::path beside = file.parent_path() / "run";
    if (file.filename() == usualName && canHoldSockets(beside))
        return beside;
    return placeOfAccount(shortNameFor(file.native()));
}

} // namespace underpass
