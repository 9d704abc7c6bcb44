// SPDX-License-Identifier: MIT
#include "app/ctl/Reader.h"

#include <csignal>
#include <iostream>

#include <poll.h>
#include <unistd.h>

namespace underpass {

void outliveReader()
{
    std::signal(SIGPIPE, SIG_IGN);
}

bool hasReaderLeft()
{
    pollfd output{STDOUT_FILENO, 0, 0};
    return !std::cout
        || (::poll(&output, 1, 0) > 0 && (output.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0);
}

} // namespace underpass
