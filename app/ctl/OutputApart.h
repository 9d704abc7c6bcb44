// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// While it lives, what this process and those that it starts write to standard output goes to standard error:
// standard output belongs to somebody else's program. One at a time, on the main thread.
class OutputApart
{
public:
    OutputApart();
    ~OutputApart();
    OutputApart(const OutputApart&) = delete;
    OutputApart& operator=(const OutputApart&) = delete;

private:
    int m_output; // Where standard output leads meanwhile; -1: it could not be kept.
};

} // namespace underpass
