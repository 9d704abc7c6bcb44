// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

namespace underpass {

// While it lives, std::cout and std::cerr take lines from any number of threads and write each of them whole,
// and what could not be written is known. One per process, on the main thread.
class WholeLines
{
public:
    WholeLines();
    ~WholeLines();
    WholeLines(const WholeLines&) = delete;
    WholeLines& operator=(const WholeLines&) = delete;

    // Writes what is left. Why something was not written to standard output (errno), or 0. A reader who had
    // enough and went away is no trouble.
    [[nodiscard]] int finish();

private:
    class Buffer;
    std::unique_ptr<Buffer> m_output;
    std::unique_ptr<Buffer> m_errors;
};

// While it lives, what this thread writes to std::cerr has "NAME: " in front of each line.
class LinesOf
{
public:
    explicit LinesOf(const std::string& name);
    ~LinesOf();
    LinesOf(const LinesOf&) = delete;
    LinesOf& operator=(const LinesOf&) = delete;
};

} // namespace underpass
