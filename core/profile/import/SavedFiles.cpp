// SPDX-License-Identifier: MIT
#include "core/profile/import/SavedFiles.h"

#include "core/profile/import/FileText.h"
#include "core/system/AtomicFile.h"

#include <algorithm>

namespace underpass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostFiles = 5000;
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
    for (fs::recursive_directory_iterator at{folder, fs::directory_options::skip_permission_denied, trouble},
        end;
        !trouble && at != end && files.size() < mostFiles; at.increment(trouble)) {
        if (at->is_symlink(trouble) || !isDeep || at.depth() >= deepestFolder)
            at.disable_recursion_pending();
        if (!at->is_symlink(trouble) && at->is_regular_file(trouble))
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
        auto text = readSaved(file);
        if (!text || (bytes += text->size()) > mostBytes)
            continue;
        found.push_back({utf8(file.lexically_relative(folder)), std::move(*text)});
    }
    return found;
}

} // namespace underpass
