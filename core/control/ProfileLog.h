// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/LogLine.h"
#include "core/profile/Profile.h"
#include "core/system/LogTail.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// A line as Log writes it; nothing where it is none, such as the rest of a text of several lines. Pure. One
// of an earlier version has no zone, and is taken for this machine's time.
[[nodiscard]] std::optional<LogLine> readLogLine(std::string_view line);

// The log of the tray program, for all its profiles, and that of underpassctl for one. They are never the
// same file, whatever the profile's id.
[[nodiscard]] std::filesystem::path trayLog(const std::filesystem::path& stateFolder);
[[nodiscard]] std::filesystem::path ownLog(const std::filesystem::path& stateFolder, const ProfileId& id);

// What the logs say of one profile, whichever program wrote it: its own log, and of the others in the folder
// the lines that begin with its id. Or what they say of anything. Blocks on the disk; one thread at a time.
class ProfileLog
{
public:
    ProfileLog(std::filesystem::path stateFolder, ProfileId id);
    // Everything; what begins with one of these is that one's.
    ProfileLog(std::filesystem::path stateFolder, std::set<ProfileId> known);

    // What is new since the last call, of the first call all there is, in the order of time. The id in front
    // is taken off. Text has been through cleanText().
    [[nodiscard]] std::vector<LogLine> more();

private:
    struct Source
    {
        LogTail tail;
        LogLine last = {}; // For the rest of a text of several lines.
        bool isWanted = false;
    };

    void findSources();
    void add(
        Source& source, const ProfileId& owner, const std::string& line, std::vector<LogLine>& lines) const;
    void findProfile(LogLine& line, const ProfileId& owner) const;

    std::filesystem::path m_stateFolder;
    std::set<ProfileId> m_known;
    bool m_isOfAll; // Also what is said of none of them.
    std::map<std::filesystem::path, Source> m_sources;
};

} // namespace underpass
