// SPDX-License-Identifier: MIT
#include "core/system/Log.h"

#include "core/system/Paths.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace underpass {

namespace {

constexpr std::size_t largestFile = 1024 * 1024;
constexpr std::size_t olderFiles = 4;

// The folder is its owner's alone already; this keeps a file private that is copied elsewhere.
void makePrivate(const spdlog::filename_t& file, std::FILE*)
{
    using std::filesystem::perms;
    std::error_code ignored;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write, ignored);
}

spdlog::file_event_handlers privateFile()
{
    spdlog::file_event_handlers handlers;
    handlers.after_open = makePrivate;
    return handlers;
}

} // namespace

Log::Log() = default;

Log::Log(std::shared_ptr<spdlog::logger> logger)
    : m_logger(std::move(logger))
{ }

Result<Log> Log::open(const std::filesystem::path& file, Level level, Echo echo)
{
    if (auto folder = makePrivateFolder(file.parent_path()); !folder)
        return fail(folder);
    try {
        auto rotating = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            file.string(), largestFile, olderFiles, false, privateFile());
        auto logger = std::make_shared<spdlog::logger>("underpass", std::move(rotating));
        if (echo == Echo::ToStandardError)
            logger->sinks().push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        logger->set_level(level == Level::Debug ? spdlog::level::debug : spdlog::level::info);
        logger->flush_on(spdlog::level::debug);
        logger->set_pattern("%Y-%m-%d %H:%M:%S.%e %l: %v");
        return Log{std::move(logger)};
    } catch (const spdlog::spdlog_ex& trouble) {
        return fail(ErrorCode::FileUnwritable, file.string(), trouble.what());
    }
}

void Log::debug(std::string_view line) const
{
    if (m_logger)
        m_logger->debug(line);
}

void Log::info(std::string_view line) const
{
    if (m_logger)
        m_logger->info(line);
}

void Log::warning(std::string_view line) const
{
    if (m_logger)
        m_logger->warn(line);
}

void Log::error(std::string_view line) const
{
    if (m_logger)
        m_logger->error(line);
}

} // namespace underpass
