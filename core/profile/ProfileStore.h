// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/ProfileJson.h"
#include "core/system/AtomicFile.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace underpass {

// The profile file on disk: profiles.json, its last good copy profiles.json.bak, and
// profiles.json.broken-<time> for a damaged one that was put aside. Written to a temporary file, flushed and
// renamed, readable by its owner only: a crash or a full disk at any moment leaves either the old or the new
// profiles. A link in its place stays one. One process at a time changes it (a lock file beside it).
class ProfileStore
{
public:
    explicit ProfileStore(std::filesystem::path folder);

    struct Loaded
    {
        ProfileSet profiles;
        // FileDamaged: read from the last good copy, the damaged file kept; subject names it. FileUnreadable:
        // the file is missing and the copy was read, or there was no good copy and nothing could be read.
        std::optional<Error> trouble;
    };
    // A missing file is an empty set. FileTooNew and FileUnreadable are errors, and then save() refuses too.
    [[nodiscard]] Result<Loaded> load();
    // Says only whether the file itself is saved: a copy that could not be written is missed at the next
    // damage.
    [[nodiscard]] Result<void> save(const ProfileSet& profiles);

    // Loads, lets `change` edit, saves; all under the lock, so that two programs lose nothing.
    template <class Change> [[nodiscard]] Result<void> edit(Change change)
    {
        auto lock = acquire();
        if (!lock)
            return fail(lock);
        auto loaded = load();
        if (!loaded)
            return fail(loaded);
        if (Result<void> changed = change(loaded->profiles); !changed)
            return changed;
        return save(loaded->profiles);
    }

    [[nodiscard]] std::filesystem::path file() const;

private:
    [[nodiscard]] Result<std::unique_ptr<FileLock>> acquire() const;
    [[nodiscard]] Result<Loaded> recover(const Error& damage);
    // Where the damaged file lies now.
    [[nodiscard]] Result<std::filesystem::path> putAside() const;
    [[nodiscard]] Result<std::filesystem::path> putAsideBehindLink(const std::filesystem::path& kept) const;
    [[nodiscard]] std::filesystem::path lastGood() const;

    std::filesystem::path m_folder;
    std::optional<Error> m_untouchable; // Why save() must not replace the file that load() found.
};

} // namespace underpass
