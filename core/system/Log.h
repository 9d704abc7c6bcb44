// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace spdlog {
class logger;
}

namespace underpass {

// A log that is handed down to whoever writes to it: a file of at most 1 MB with four older ones beside it,
// readable by its owner only. Times are this machine's, with their distance from UTC. A full disk costs the
// lines that are written meanwhile and is said once, on standard error. Copies write to the same file.
// Whoever calls it keeps secrets and uncleaned server text out of it.
class Log
{
public:
    static constexpr int olderFiles = 4; // "mail.1.log" for "mail.log", and so on to the oldest.
    enum class Level { Debug, Info };
    enum class Echo { None, ToStandardError };

    Log(); // Keeps nothing.
    [[nodiscard]] static Result<Log> open(const std::filesystem::path& file, Level level, Echo echo);

    void debug(std::string_view line) const;
    void info(std::string_view line) const;
    void warning(std::string_view line) const;
    void error(std::string_view line) const;

private:
    explicit Log(std::shared_ptr<spdlog::logger> logger);
    std::shared_ptr<spdlog::logger> m_logger;
};

} // namespace underpass
