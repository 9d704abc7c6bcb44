// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/TextFile.h"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace underpass::test {

// A program started without a shell; its output goes to a file, its input comes from one. It ends with the
// test, even when the test crashes.
class Process
{
public:
    Process(const std::vector<std::string>& argv, const std::filesystem::path& output,
        const std::filesystem::path& input = "/dev/null");
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process();

    [[nodiscard]] bool running();
    [[nodiscard]] std::vector<pid_t> descendants() const;
    void stop(); // Politely; by force after ten seconds.

private:
    pid_t m_pid = -1;
};

// Runs a program to its end; false when it did not succeed.
[[nodiscard]] bool run(const std::vector<std::string>& argv, const std::filesystem::path& output);
// Throws with a sentence naming the package, so that a missing server fails the test instead of skipping it.
[[nodiscard]] std::string findProgram(const std::string& name, const std::string& package);

} // namespace underpass::test
