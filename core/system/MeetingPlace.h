// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace underpass {

// The folder in which the programs of this account meet that go by the profile file in `profiles`. Only that
// file decides, by its real path, and no environment: cron, ssh and the desktop find the same one, and other
// profiles are another place. Usually "run" beside the file. Where that cannot hold sockets (not ours or not
// writable, on a network's disk, too long a path) it is a folder of the session, "/run/user/UID", or else of
// "/tmp", named after the file; on Windows always one in "%LOCALAPPDATA%\Underpass\run". Creates nothing;
// whoever opens a socket there makes it private (makePrivateFolder()) and says what keeps it from that. Any
// thread; looks at the disk.
[[nodiscard]] std::filesystem::path meetingPlace(const std::filesystem::path& profiles);

// A short name for a long one, in 16 hexadecimal digits: FNV-1a, which tells names apart and keeps no secret.
[[nodiscard]] std::string shortNameFor(std::string_view longName);

} // namespace underpass
