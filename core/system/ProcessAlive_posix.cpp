// SPDX-License-Identifier: MIT
#include "core/system/ProcessAlive.h"

#include <csignal>

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

} // namespace underpass
