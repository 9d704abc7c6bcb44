// SPDX-License-Identifier: MIT
#include "core/system/ProcessAlive.h"

#include <charconv>

namespace underpass {

std::optional<std::int64_t> processInName(std::string_view fileName, std::string_view prefix)
{
    if (!fileName.starts_with(prefix))
        return std::nullopt;
    std::uint32_t process = 0;
    const char* const end = fileName.data() + fileName.size();
    const auto [read, error] = std::from_chars(fileName.data() + prefix.size(), end, process);
    if (error != std::errc{} || read != end || process == 0)
        return std::nullopt;
    return process;
}

} // namespace underpass
