// SPDX-License-Identifier: MIT
#include "core/system/Log.h"

#include "core/system/Paths.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <cstdio>
#include <fstream>
#include <mutex>
#include <utility>

namespace underpass {

namespace {

constexpr std::size_t largestFile = 1024 * 1024;

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

// The disk may have been full in the middle of it.
bool endsWithinALine(const std::filesystem::path& file)
{
    std::ifstream text{file, std::ios::binary};
    char last = '\n';
    if (text.seekg(-1, std::ios::end))
        text.get(last);
    return last != '\n';
}

// Where a line cannot be written, spdlog by itself prints words of its own for each of them, over whatever is
// on the terminal. This says it once, and tries to open the file anew for the next line.
class LastingFile : public spdlog::sinks::base_sink<std::mutex>
{
public:
    explicit LastingFile(std::filesystem::path file)
        : m_path(std::move(file))
        , m_file(open())
    { }

private:
    using Rotating = spdlog::sinks::rotating_file_sink_st;

    std::unique_ptr<Rotating> open() const
    {
        auto file
            = std::make_unique<Rotating>(m_path.string(), largestFile, Log::olderFiles, false, privateFile());
        file->set_formatter(formatter_->clone());
        return file;
    }
    void sink_it_(const spdlog::details::log_msg& line) override
    {
        try {
            if (!m_file)
                openAgain();
            m_file->log(line);
            m_file->flush();
            m_isTroubled = false;
        } catch (const spdlog::spdlog_ex& trouble) {
            m_file.reset();
            if (!std::exchange(m_isTroubled, true))
                say(trouble.what());
        }
    }
    void flush_() override { }
    void set_formatter_(std::unique_ptr<spdlog::formatter> formatter) override
    {
        formatter_ = std::move(formatter);
        if (m_file)
            m_file->set_formatter(formatter_->clone());
    }
    void openAgain()
    {
        if (endsWithinALine(m_path))
            std::ofstream{m_path, std::ios::binary | std::ios::app} << '\n';
        m_file = open();
    }
    void say(const char* detail) const
    {
        const std::string why = sentence({ErrorCode::FileUnwritable, m_path.string(), detail});
        std::fputs((why + " The log goes on when it can.\n").c_str(), stderr);
    }

    std::filesystem::path m_path;
    std::unique_ptr<Rotating> m_file; // None while it cannot be written.
    bool m_isTroubled = false;
};

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
        auto logger = std::make_shared<spdlog::logger>("underpass", std::make_shared<LastingFile>(file));
        if (echo == Echo::ToStandardError)
            logger->sinks().push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        logger->set_level(level == Level::Debug ? spdlog::level::debug : spdlog::level::info);
        logger->flush_on(spdlog::level::debug);
        logger->set_pattern("%Y-%m-%d %H:%M:%S.%e %z %l: %v");
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
