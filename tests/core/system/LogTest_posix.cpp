// SPDX-License-Identifier: MIT
#include "core/system/Log.h"
#include "tests/support/TemporaryFolder.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include <sys/resource.h>

namespace underpass {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

// A file that may not grow any further, which to whoever writes it is a disk without room.
class FullDisk
{
public:
    explicit FullDisk(rlim_t size)
        : m_signal(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit full{size, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_signal)(int);
};

TEST(LogOnAFullDisk, SaysSoOnceAndGoesOnInALineOfItsOwnWhenThereIsRoom)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "mail.log";
    const auto log = Log::open(file, Log::Level::Info, Log::Echo::None);
    ASSERT_TRUE(log.has_value());
    testing::internal::CaptureStderr();
    {
        const FullDisk full{4000};
        const std::string line(1000, 'x');
        for (int i = 0; i < 10; ++i)
            log->info(line);
    }
    log->info("there is room again");
    {
        const FullDisk full{4000};
        log->info(std::string(5000, 'y'));
        log->info("y");
    }
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_THAT(said, HasSubstr("mail.log cannot be written"));
    EXPECT_THAT(said, Not(HasSubstr("LOG ERROR")));
    EXPECT_EQ(std::ranges::count(said, '\n'), 2) << "Once each time. " << said;
    EXPECT_THAT(test::readText(file), HasSubstr("info: there is room again\n"));
    const std::string text = test::readText(file);
    const auto begin = text.rfind('\n', text.find("there is room again")) + 1;
    EXPECT_EQ(text.substr(begin, 2), "20") << "A line that was cut off does not spoil the next one.";
}

} // namespace
} // namespace underpass
