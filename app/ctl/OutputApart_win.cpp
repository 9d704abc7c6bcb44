// SPDX-License-Identifier: MIT
#include "app/ctl/OutputApart.h"

#include <iostream>

#include <io.h>
#include <windows.h>

namespace underpass {
namespace {

constexpr int output = 1;
constexpr int errors = 2;

// What a child is given is the system's handle, which has to follow the number of the C library.
void followOutput()
{
    ::SetStdHandle(STD_OUTPUT_HANDLE, reinterpret_cast<HANDLE>(::_get_osfhandle(output)));
}

} // namespace

OutputApart::OutputApart()
    : m_output(::_dup(output))
{
    std::cout.flush();
    if (m_output >= 0 && ::_dup2(errors, output) == 0)
        followOutput();
}

OutputApart::~OutputApart()
{
    std::cout.flush();
    if (m_output < 0)
        return;
    if (::_dup2(m_output, output) == 0)
        followOutput();
    ::_close(m_output);
}

} // namespace underpass
