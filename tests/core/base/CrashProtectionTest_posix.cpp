// SPDX-License-Identifier: MIT
#include "core/base/CrashProtection.h"

#include "core/base/Secret.h"
#include "core/ssh/engine/Memory.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::HasSubstr;
using testing::Not;

constexpr std::size_t markSize = 24;

// Stands in no program and no memory until it is made.
void writeMark(char* into, unsigned seed)
{
    for (std::size_t place = 0; place < markSize; ++place) {
        seed = seed * 1664525 + 1013904223;
        into[place] = static_cast<char>('A' + (seed >> 24) % 26);
    }
}

std::string mark(unsigned seed)
{
    std::string text(markSize, '\0');
    writeMark(text.data(), seed);
    return text;
}

Secret secretMark(unsigned seed)
{
    std::array<char, markSize> bytes{};
    writeMark(bytes.data(), seed);
    Secret made{std::string_view{bytes.data(), bytes.size()}};
    ::explicit_bzero(bytes.data(), bytes.size()); // This program remembers what wipe() wipes: SecretTest.
    return made;
}

// Another one each time: what this process has looked for once, its forks have in their memory.
unsigned seedOf(pid_t process)
{
    return static_cast<unsigned>(process) * 16;
}

// What a core file would hold of a process: its private writable memory, without what is marked "dd" (do not
// dump) in proc_pid_smaps(5).
std::string memoryForACore(pid_t process)
{
    const std::string folder = "/proc/" + std::to_string(process);
    std::ifstream map{folder + "/smaps"};
    std::ifstream memory{folder + "/mem", std::ios::binary};
    std::string dumped;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::string line; std::getline(map, line);) {
        const std::size_t dash = line.find('-');
        const std::size_t blank = line.find(' ');
        if (dash < blank && blank < line.find(':')) { // "7f0123456000-7f0123478000 rw-p 00000000 00:00 0"
            begin = std::stoul(line.substr(0, dash), nullptr, 16);
            end = line.substr(blank + 1, 2) == "rw" ? std::stoul(line.substr(dash + 1), nullptr, 16) : begin;
        }
        if (!line.starts_with("VmFlags:") || begin == end || line.contains(" dd"))
            continue;
        std::string part(end - begin, '\0');
        memory.seekg(static_cast<std::streamoff>(begin));
        memory.read(part.data(), static_cast<std::streamsize>(part.size()));
        memory.clear();
        dumped += part;
    }
    return dumped;
}

// Ways to talk to a process that is about to crash.
struct Pipe
{
    Pipe() { EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0); }
    ~Pipe()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] bool wait() const
    {
        char byte = 0;
        return ::read(ends[0], &byte, 1) == 1;
    }
    void notify() const { EXPECT_EQ(::write(ends[1], "!", 1), 1); }

    std::array<int, 2> ends{};
};

void wishForWholeCores(const std::filesystem::path& folder)
{
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    ::setrlimit(RLIMIT_CORE, &unlimited);
    writeText("/proc/self/coredump_filter", "0x33");
    std::filesystem::current_path(folder);
}

std::filesystem::path coreIn(const std::filesystem::path& folder)
{
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().filename().string().contains("core"))
            return entry.path();
    }
    return {};
}

// Without keepMemoryOutOfCrashReports(): what the arena alone is worth.
TEST(CrashProtection, SecretsAreInNoCore)
{
    const TempDir folder;
    const Pipe isReady;
    const Pipe mayCrash;
    OtherProcess crashing{[&] {
        wishForWholeCores(folder.path());
        const unsigned seed = seedOf(::getpid());
        const Secret kept = secretMark(seed);
        const Secret answer = secretMark(seed + 1);
        const char* const inSession = newSessionText(answer.reveal());
        const std::string control = mark(seed + 2);
        isReady.notify();
        if (mayCrash.wait() && inSession && !control.empty() && !kept.empty())
            std::abort();
        return 0;
    }};
    const unsigned seed = seedOf(crashing.id());
    ASSERT_TRUE(isReady.wait());
    std::vector<std::string> dumps{memoryForACore(crashing.id())};
    mayCrash.notify();
    EXPECT_EQ(crashing.result(), -1) << "It was to crash.";
    // A pattern with "|" or "@" in front hands the core to a program of the system's.
    const std::string pattern = readText("/proc/sys/kernel/core_pattern");
    if (pattern.starts_with("core")) {
        ASSERT_NE(coreIn(folder.path()), "") << "The system is to write cores here: " << pattern;
        dumps.push_back(readText(coreIn(folder.path())));
    }
    for (const std::string& dump : dumps) {
        EXPECT_TRUE(dump.contains(mark(seed + 2))) << "It would find nothing at all.";
        EXPECT_FALSE(dump.contains(mark(seed)));
        EXPECT_FALSE(dump.contains(mark(seed + 1)));
    }
}

TEST(CrashProtection, LetsTheKernelWriteNothing)
{
    OtherProcess protectedOne{[] {
        wishForWholeCores("/");
        keepMemoryOutOfCrashReports();
        rlimit cores{};
        ::getrlimit(RLIMIT_CORE, &cores);
        const bool isOff
            = cores.rlim_cur == 1 && std::stoul(readText("/proc/self/coredump_filter"), nullptr, 16) == 0;
        return isOff && cores.rlim_max == RLIM_INFINITY && ::prctl(PR_GET_DUMPABLE) == 1 ? 0 : 1;
    }};
    EXPECT_EQ(protectedOne.result(), 0);
}

TEST(CrashProtection, PagesForSecretsHaveNobodyNextToThem)
{
    auto* const pages = static_cast<char*>(mapSecretPages(1));
    ASSERT_NE(pages, nullptr);
    EXPECT_EQ(*pages, 0);
    for (const std::ptrdiff_t outside :
        {std::ptrdiff_t{-1}, static_cast<std::ptrdiff_t>(::sysconf(_SC_PAGESIZE))}) {
        OtherProcess curious{[&] {
            const volatile char* const byte = pages + outside;
            ::signal(SIGSEGV, SIG_DFL);
            keepMemoryOutOfCrashReports(); // It crashes.
            return *byte == 0 ? 0 : 1;
        }};
        EXPECT_EQ(curious.result(), -1);
    }
}

} // namespace
} // namespace underpass
