// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Inherited.h"

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace underpass {

// A program that a person has this one run: in the foreground of the terminal, with our streams, found as a
// shell finds it, and without a shell. Made, asked and destroyed on the main thread, one at a time.
class ChildProgram
{
public:
    // Of what it is told besides our own environment. A name that begins with `replaced` and is not among
    // them is left out.
    struct Environment
    {
        std::vector<std::pair<std::string, std::string>> variables;
        std::string replaced;
    };
    // What env(1) returns then: 127 where there is no such program, else 126; and the system's words.
    struct CannotRun
    {
        int code;
        std::string why;
    };
    // Whether it ends with us where we end without a word: on Windows with all that it has started. What it
    // leaves behind when it ends by itself lives on.
    enum class WithUs { Yes, No };

    [[nodiscard]] static std::expected<std::unique_ptr<ChildProgram>, CannotRun> start(
        const std::vector<std::string>& argv, const Environment& environment, WithUs withUs,
        const Inherited& inherited);
    virtual ~ChildProgram() = default;

    // Its exit code, 128 + n after signal n; nothing where it still runs when `patience` has passed. Signals
    // that somebody sends us meanwhile are passed on to it; what the terminal sends it has itself.
    [[nodiscard]] virtual std::optional<int> wait(std::chrono::milliseconds patience) = 0;
    virtual void askToEnd() = 0; // SIGTERM. On Windows there is nothing of the kind: it ends.
    virtual void end() = 0; // At once; on Windows with all that it has started.
};

// From then on, signals that end this process wait for a ChildProgram; the process's other threads begin
// later. On Windows Ctrl-C does, which goes to everybody at the console.
void holdSignalsForChild();

} // namespace underpass
