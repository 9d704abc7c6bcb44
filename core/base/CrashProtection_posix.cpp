// SPDX-License-Identifier: MIT
#include "core/base/CrashProtection.h"

#include <algorithm>
#include <string_view>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace underpass {
namespace {

// Below the smallest core that is ever written to a file, and the one value that a pipe's helper is not
// started for: the kernel takes it for the sign of a crashing helper (coredump_pipe() in fs/coredump.c).
constexpr rlim_t noCore = 1;

// The hard limit stays: a program that we start may want its own cores.
void writeNoCore()
{
    rlimit cores{};
    if (::getrlimit(RLIMIT_CORE, &cores) != 0)
        return;
    cores.rlim_cur = std::min(noCore, cores.rlim_max);
    (void)::setrlimit(RLIMIT_CORE, &cores);
}

// A socket that receives cores (Linux 6.16) is asked whatever the limit is; this leaves it the registers.
void leaveMemoryOutOfCores()
{
    constexpr std::string_view nothing = "0";
    const int filter = ::open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (filter < 0)
        return;
    [[maybe_unused]] const ssize_t written = ::write(filter, nothing.data(), nothing.size());
    ::close(filter);
}

} // namespace

void keepMemoryOutOfCrashReports()
{
    writeNoCore();
    leaveMemoryOutOfCores();
}

void* mapSecretPages(std::size_t size)
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t whole = (size + page - 1) / page * page;
    void* const first
        = ::mmap(nullptr, whole + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (first == MAP_FAILED)
        return nullptr;
    void* const usable = static_cast<char*>(first) + page;
    // Pages that would be dumped are worth no more than the heap, which says so itself.
    if (::madvise(usable, whole, MADV_DONTDUMP) != 0
        || ::mprotect(usable, whole, PROT_READ | PROT_WRITE) != 0) {
        ::munmap(first, whole + 2 * page);
        return nullptr;
    }
    (void)::mlock(usable, whole);
    return usable;
}

} // namespace underpass
