// SPDX-License-Identifier: MIT
#include "app/ctl/Inherited.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace underpass {
namespace {

constexpr int afterLastSignal = 32; // Of those that every program has; the real-time ones are nobody's here.
constexpr const char* coreFilter = "/proc/self/coredump_filter";

std::size_t readText(const char* file, std::array<char, 32>& text)
{
    const int opened = ::open(file, O_RDONLY | O_CLOEXEC);
    const ssize_t got = opened < 0 ? 0 : ::read(opened, text.data(), text.size());
    if (opened >= 0)
        ::close(opened);
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

} // namespace

struct Inherited::Found
{
    std::array<bool, afterLastSignal> isIgnored{};
    sigset_t blocked{};
    rlimit files{};
    rlimit cores{};
    std::array<char, 32> filter{}; // core(5): which memory is written; the kernel's own words.
    std::size_t filterSize = 0;
};

Inherited::Inherited()
{
    Found now;
    for (int signal = 1; signal < afterLastSignal; ++signal) {
        struct sigaction action{};
        now.isIgnored.at(static_cast<std::size_t>(signal))
            = ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
    }
    ::pthread_sigmask(SIG_SETMASK, nullptr, &now.blocked);
    ::getrlimit(RLIMIT_NOFILE, &now.files);
    ::getrlimit(RLIMIT_CORE, &now.cores);
    // "00000033": read in hexadecimal, and taken so only with this in front.
    std::array<char, 32> read{};
    const std::size_t size = readText(coreFilter, read);
    now.filter = {'0', 'x'};
    for (std::size_t i = 0; i < size && i + 2 < now.filter.size(); ++i)
        now.filter.at(i + 2) = read.at(i);
    now.filterSize = size == 0 ? 0 : std::min(size + 2, now.filter.size());
    m_found = std::make_unique<const Found>(now);
}

Inherited::~Inherited() = default;

void Inherited::restore() const
{
    const Found& before = *m_found;
    for (int signal = 1; signal < afterLastSignal; ++signal) {
        struct sigaction action{};
        action.sa_handler = before.isIgnored[static_cast<std::size_t>(signal)] ? SIG_IGN : SIG_DFL;
        ::sigaction(signal, &action, nullptr);
    }
    ::setrlimit(RLIMIT_NOFILE, &before.files);
    ::setrlimit(RLIMIT_CORE, &before.cores);
    const int filter = before.filterSize == 0 ? -1 : ::open(coreFilter, O_WRONLY | O_CLOEXEC);
    if (filter >= 0) {
        [[maybe_unused]] const ssize_t written = ::write(filter, before.filter.data(), before.filterSize);
        ::close(filter);
    }
    ::pthread_sigmask(SIG_SETMASK, &before.blocked, nullptr);
}

void keepStreamsHarmless()
{
    // The last two would stop a job in the background, with its tunnels, because of a word or a question.
    for (const int signal : {SIGPIPE, SIGTTOU, SIGTTIN})
        std::signal(signal, SIG_IGN);
    // The lowest free number is given: one that is closed would become the next file or socket.
    for (int opened = ::open("/dev/null", O_RDWR); opened >= 0; opened = ::open("/dev/null", O_RDWR)) {
        if (opened > STDERR_FILENO) {
            ::close(opened);
            return;
        }
    }
}

} // namespace underpass
