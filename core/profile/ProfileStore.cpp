// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"

#include <chrono>

namespace underpass {
namespace {

constexpr std::size_t largestFile = std::size_t{8} * 1024 * 1024 + 1;
constexpr std::chrono::seconds patience{5}; // With another program that edits.

std::string now()
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch());
    return std::to_string(seconds.count());
}

bool isThere(const std::filesystem::path& file)
{
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(file, ignored));
}

} // namespace

ProfileStore::ProfileStore(std::filesystem::path folder)
    : m_folder(std::move(folder))
{ }

std::filesystem::path ProfileStore::file() const
{
    return m_folder / "profiles.json";
}

std::filesystem::path ProfileStore::lastGood() const
{
    return m_folder / "profiles.json.bak";
}

Result<std::unique_ptr<FileLock>> ProfileStore::acquire() const
{
    return lockFile(m_folder / "profiles.lock", patience);
}

Result<ProfileStore::Loaded> ProfileStore::load()
{
    m_untouchable.reset();
    m_isDamaged = false;
    m_text.clear();
    if (!isThere(file())) {
        // A crash between two renames of an older program, or somebody deleted it: the copy is better than
        // nothing.
        Loaded loaded = isThere(lastGood())
            ? fromCopy({ErrorCode::FileUnreadable, file().string(), "it is missing"})
            : Loaded{};
        loaded.isThere = false;
        return loaded;
    }
    auto text = readWhole(file(), largestFile);
    if (!text) {
        m_untouchable = text.error();
        return fail(text);
    }
    m_text = std::move(*text);
    auto profiles = readProfiles(m_text);
    if (profiles)
        return Loaded{std::move(*profiles), std::nullopt};
    if (profiles.error().code == ErrorCode::FileTooNew) {
        m_untouchable = Error{ErrorCode::FileTooNew, file().string(), profiles.error().detail};
        return std::unexpected(*m_untouchable);
    }
    m_isDamaged = true;
    return fromCopy(
        {ErrorCode::FileDamaged, file().string(), profiles.error().subject + ": " + profiles.error().detail});
}

ProfileStore::Loaded ProfileStore::fromCopy(Error trouble) const
{
    const auto text = readWhole(lastGood(), largestFile);
    auto profiles = text ? readProfiles(*text) : fail(text);
    trouble.more.push_back({profiles ? UNDERPASS_TEXT("ProfileStore", "Its last good copy is used instead.")
                                     : UNDERPASS_TEXT("ProfileStore", "There is no good copy of it.")});
    return {profiles ? std::move(*profiles) : ProfileSet{}, std::move(trouble)};
}

Result<void> ProfileStore::keepDamaged()
{
    std::filesystem::path kept = file();
    kept += ".broken-" + now();
    for (int copy = 2; isThere(kept); ++copy)
        kept = file().string() + ".broken-" + now() + "-" + std::to_string(copy);
    if (auto written = writeAtomically(kept, m_text); !written)
        return written;
    m_keptAs = std::move(kept);
    m_isDamaged = false;
    return {};
}

Result<void> ProfileStore::save(const ProfileSet& profiles)
{
    if (m_untouchable)
        return std::unexpected(*m_untouchable);
    if (m_isDamaged) {
        if (auto kept = keepDamaged(); !kept)
            return kept;
    }
    const std::string text = writeProfiles(profiles, m_text);
    if (auto written = writeAtomically(file(), text); !written)
        return written;
    // The copy comes second: at every moment one of the two is whole. Without it the profiles are saved all
    // the same, so its failure is none of the save.
    (void)writeAtomically(lastGood(), text);
    return {};
}

} // namespace underpass
