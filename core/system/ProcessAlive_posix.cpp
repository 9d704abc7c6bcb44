// SPDX-License-Identifier: MIT
#include "core/system/ProcessAlive.h"

#include <cerrno>
#include <csignal>

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace underpass {

std::int64_t ownProcessId()
{
    return ::getpid();
}

bool hasEnded(std::int64_t process)
{
    return ::kill(static_cast<pid_t>(process), 0) != 0;
}

bool waitForEnd(std::int64_t process, std::chrono::milliseconds patience)
{
    const auto watched = static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(process), 0));
    if (watched < 0)
        return errno == ESRCH;
    pollfd ended{watched, POLLIN, 0};
    const bool hasEnded = ::poll(&ended, 1, static_cast<int>(patience.count())) == 1;
    ::close(watched);
    return hasEnded;
}

} // namespace underpass
