// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace underpass {

// Files that are either wholly old or wholly new, whatever happens meanwhile. A new one is readable by its
// owner only; one that is there keeps what its owner made of its permissions. The calls block on the disk;
// different threads may work on different files.

// Writes beside the file, flushes to the disk, renames over it. The folder is made when missing. Where a link
// leads to the file, the link stays (not on Windows). FileUnwritable: nothing changed.
[[nodiscard]] Result<void> writeAtomically(const std::filesystem::path& file, std::string_view text);

// FileUnreadable when it is missing, cannot be read, is larger than `limit`, or is something else than a
// file, which is never waited for.
[[nodiscard]] Result<std::string> readWhole(const std::filesystem::path& file, std::size_t limit);

// Whether it is on the disk when the call returns, for which that may be waited for long; otherwise it
// outlives this process, but not the power.
enum class Durable { Yes, No };
// Appends in one write, making file and folder when missing. FileUnwritable: the file is as long as it was.
[[nodiscard]] Result<void> appendLine(
    const std::filesystem::path& file, std::string_view line, Durable durable = Durable::Yes);

// Held until it dies; other processes that want it wait.
class FileLock
{
public:
    virtual ~FileLock() = default;
};
// FileUnwritable: it cannot be made, or another program has held it all this time.
[[nodiscard]] Result<std::unique_ptr<FileLock>> lockFile(
    const std::filesystem::path& file, std::chrono::milliseconds patience);
inline constexpr auto heldByAnother = "another program holds this lock; end it, and try again";

} // namespace underpass
