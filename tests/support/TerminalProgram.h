// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace underpass::test {

// A program in a terminal of its own, with exactly this environment, and the person who sits there. It ends
// with the test.
class TerminalProgram
{
public:
    TerminalProgram(const std::vector<std::string>& argv, const std::vector<std::string>& environment);
    TerminalProgram(const TerminalProgram&) = delete;
    TerminalProgram& operator=(const TerminalProgram&) = delete;
    ~TerminalProgram();

    // Waits until the program has written this after what was waited for last; false after 30 seconds, or
    // when it has ended.
    [[nodiscard]] bool shows(const std::string& text);
    void type(const std::string& keys) const;
    [[nodiscard]] int exitCode(); // Waits for the end; -1 when a signal ended it.
    [[nodiscard]] int endStatus(); // The same, as wait(2) tells it.

    [[nodiscard]] pid_t id() const { return m_pid; }
    [[nodiscard]] const std::string& screen() const { return m_screen; } // All that was ever shown.

private:
    [[nodiscard]] bool readMore();

    int m_terminal = -1;
    pid_t m_pid = -1;
    std::string m_screen;
    std::size_t m_seen = 0;
};

} // namespace underpass::test
