// SPDX-License-Identifier: MIT
#include "core/system/TemporaryFile.h"

#include "core/system/ProcessAlive.h"

#include <string>

namespace underpass {
namespace {

constexpr const char* ending = ".new-";

} // namespace

std::filesystem::path temporaryBeside(const std::filesystem::path& file)
{
    std::filesystem::path temporary = file;
    temporary += ending + std::to_string(ownProcessId());
    return temporary;
}

void removeAbandoned(const std::filesystem::path& file)
{
    const std::string prefix = file.filename().string() + ending;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{file.parent_path(), ignored}) {
        const auto writer = processInName(entry.path().filename().string(), prefix);
        if (writer && hasEnded(*writer))
            std::filesystem::remove(entry.path(), ignored);
    }
}

} // namespace underpass
