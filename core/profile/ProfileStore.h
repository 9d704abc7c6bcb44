// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/ProfileJson.h"
#include "core/system/AtomicFile.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace underpass {

// The profile file on disk: profiles.json, its last good copy profiles.json.bak, and
// profiles.json.broken-<time> for a damaged one that something was saved over. Reading changes nothing.
// Written to a temporary file, flushed and renamed, readable by its owner only unless he made it otherwise: a
// crash or a full disk at any moment leaves either the old or the new profiles. A link in its place stays
// one, and what is written stands in the order that was there. One process at a time changes it (a lock file
// beside it), and waits five seconds for its turn.
class ProfileStore
{
public:
    explicit ProfileStore(std::filesystem::path folder);

    struct Loaded
    {
        ProfileSet profiles;
        // FileDamaged: what the file says cannot be used. FileUnreadable: it is missing, but its last good
        // copy is there. Both say whether that copy was read instead.
        std::optional<Error> trouble;
        bool isThere = true; // The file, whatever it says.
    };
    // A missing file is an empty set. FileTooNew and FileUnreadable are errors, and then save() refuses too.
    [[nodiscard]] Result<Loaded> load();
    // Says only whether the file itself is saved: a copy that could not be written is missed at the next
    // damage. A damaged file is kept first: keptAs() says where.
    [[nodiscard]] Result<void> save(const ProfileSet& profiles);
    [[nodiscard]] const std::optional<std::filesystem::path>& keptAs() const { return m_keptAs; }

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
    [[nodiscard]] Loaded fromCopy(Error trouble) const;
    [[nodiscard]] Result<void> keepDamaged();
    [[nodiscard]] std::filesystem::path lastGood() const;

    std::filesystem::path m_folder;
    std::optional<Error> m_untouchable; // Why save() must not replace the file that load() found.
    std::string m_text; // What load() found in the file.
    bool m_isDamaged = false; // It could not be used.
    std::optional<std::filesystem::path> m_keptAs;
};

} // namespace underpass
