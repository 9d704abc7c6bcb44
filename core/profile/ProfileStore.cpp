// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"

#include <chrono>

namespace underpass {
namespace {

constexpr std::size_t largestFile = std::size_t{8} * 1024 * 1024 + 1;

std::string now()
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch());
    return std::to_string(seconds.count());
}

bool isLink(const std::filesystem::path& file)
{
    std::error_code ignored;
    return std::filesystem::is_symlink(std::filesystem::symlink_status(file, ignored));
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
    return lockFile(m_folder / "profiles.lock");
}

Result<ProfileStore::Loaded> ProfileStore::load()
{
    m_untouchable.reset();
    if (!isThere(file())) {
        // A crash between two renames of an older program, or somebody deleted it: the copy is better than
        // nothing.
        return isThere(lastGood()) ? recover({ErrorCode::FileUnreadable, file().string(),
                                         "it is missing, the last good copy was loaded"})
                                   : Result<Loaded>{Loaded{}};
    }
    const auto text = readWhole(file(), largestFile);
    if (!text) {
        m_untouchable = text.error();
        return fail(text);
    }
    auto profiles = readProfiles(*text);
    if (profiles)
        return Loaded{std::move(*profiles), std::nullopt};
    if (profiles.error().code == ErrorCode::FileTooNew) {
        m_untouchable = Error{ErrorCode::FileTooNew, file().string(), profiles.error().detail};
        return std::unexpected(*m_untouchable);
    }
    return recover({ErrorCode::FileDamaged, profiles.error().subject, profiles.error().detail});
}

Result<ProfileStore::Loaded> ProfileStore::recover(const Error& damage)
{
    auto kept = putAside();
    if (!kept) {
        m_untouchable = kept.error();
        return fail(kept);
    }
    const std::string why = damage.subject + ": " + damage.detail;
    if (const auto text = readWhole(lastGood(), largestFile)) {
        if (auto profiles = readProfiles(*text))
            return Loaded{std::move(*profiles), Error{damage.code, kept->string(), why}};
    }
    return Loaded{{}, Error{ErrorCode::FileUnreadable, kept->string(), why + "; there is no good copy"}};
}

Result<std::filesystem::path> ProfileStore::putAside() const
{
    if (!isThere(file()))
        return file();
    std::filesystem::path kept = file();
    kept += ".broken-" + now();
    for (int copy = 2; isThere(kept); ++copy)
        kept = file().string() + ".broken-" + now() + "-" + std::to_string(copy);
    std::error_code failed;
    if (isLink(file()))
        return putAsideBehindLink(kept);
    std::filesystem::rename(file(), kept, failed);
    if (failed)
        return fail(ErrorCode::FileUnwritable, file().string(), failed.message());
    return kept;
}

// The link is somebody's own and stays; what it leads to is whole again at once, so that the next look does
// not put it aside once more.
Result<std::filesystem::path> ProfileStore::putAsideBehindLink(const std::filesystem::path& kept) const
{
    const auto damaged = readWhole(file(), largestFile);
    if (!damaged)
        return fail(damaged);
    if (auto copied = writeAtomically(kept, *damaged); !copied)
        return fail(copied);
    const auto good = readWhole(lastGood(), largestFile);
    const bool isGood = good && readProfiles(*good);
    if (auto mended = writeAtomically(file(), isGood ? *good : writeProfiles({})); !mended)
        return fail(mended);
    return kept;
}

Result<void> ProfileStore::save(const ProfileSet& profiles)
{
    if (m_untouchable)
        return std::unexpected(*m_untouchable);
    const std::string text = writeProfiles(profiles);
    if (auto written = writeAtomically(file(), text); !written)
        return written;
    // The copy comes second: at every moment one of the two is whole. Without it the profiles are saved all
    // the same, so its failure is none of the save.
    (void)writeAtomically(lastGood(), text);
    return {};
}

} // namespace underpass
