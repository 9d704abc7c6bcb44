// SPDX-License-Identifier: MIT
#include "core/profile/import/SavedFiles.h"

#include "core/profile/import/FileText.h"
#include "core/system/AtomicFile.h"

#include <algorithm>

namespace underpass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostFiles = 5000;
constexpr std::size_t mostSeen = 50'000; // Folders too.
constexpr int deepestFolder = 8;
constexpr std::size_t mostBytes = std::size_t{64} << 20U;

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

std::vector<fs::path> filesBelow(const fs::path& folder, bool isDeep)
{
    std::vector<fs::path> files;
    std::error_code trouble;
    std::size_t seen = 0;
    for (fs::recursive_directory_iterator at{folder, fs::directory_options::skip_permission_denied, trouble},
        end;
        !trouble && at != end && files.size() < mostFiles && seen++ < mostSeen; at.increment(trouble)) {
        const bool isElsewhere = leadsElsewhere(at->path());
        if (isElsewhere || !isDeep || at.depth() >= deepestFolder)
            at.disable_recursion_pending();
        if (!isElsewhere && at->is_regular_file(trouble))
            files.push_back(at->path());
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

Result<std::string> readSaved(const fs::path& file)
{
    const auto bytes = readWhole(file, largestImport);
    if (!bytes)
        return fail(bytes);
    auto text = fileText(*bytes);
    if (!text)
        return fail(ErrorCode::InvalidInput, utf8(file), text.error().detail);
    return text;
}

Result<std::vector<SavedFile>> readSavedFolder(const fs::path& folder, bool isDeep)
{
    std::error_code trouble;
    if (!fs::is_directory(folder, trouble))
        return fail(ErrorCode::FileUnreadable, utf8(folder), trouble ? trouble.message() : "it is no folder");
    std::vector<SavedFile> found;
    std::size_t bytes = 0;
    for (const fs::path& file : filesBelow(folder, isDeep)) {
        const std::uintmax_t size = fs::file_size(file, trouble);
        if (trouble || size > largestImport)
            continue;
        if ((bytes += static_cast<std::size_t>(size)) > mostBytes)
            return fail(ErrorCode::InvalidInput, utf8(folder), "its files have more than 64 MB");
        auto text = readSaved(file);
        if (!text)
            continue;
        found.push_back({utf8(file.lexically_relative(folder)), std::move(*text)});
    }
    return found;
}

} // namespace underpass
