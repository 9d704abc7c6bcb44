// SPDX-License-Identifier: MIT
#include "app/ctl/OutputApart.h"

#include <iostream>

#include <fcntl.h>
#include <unistd.h>

namespace underpass {

OutputApart::OutputApart()
    : m_output(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1))
{
    std::cout.flush();
    if (m_output >= 0)
        ::dup2(STDERR_FILENO, STDOUT_FILENO);
}

OutputApart::~OutputApart()
{
    std::cout.flush();
    if (m_output < 0)
        return;
    ::dup2(m_output, STDOUT_FILENO);
    ::close(m_output);
}

} // namespace underpass
