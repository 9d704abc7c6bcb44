// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/ExecCommand.h"
#include "app/ctl/ImportCommand.h"
#include "app/ctl/ProfileOptions.h"
#include "app/ctl/Setting.h"
#include "core/profile/Selection.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace underpass {

// What was typed. `command` does it; CLI11 fills the rest through the references it was given.
struct CommandLine
{
    using Command = std::function<ExitCode(const Setting&)>;

    GlobalOptions global;
    ProfileOptions profile;
    std::string target; // The profile or server the command is about.
    Selection selection; // Or the profiles.
    ExecOrder exec;
    ImportOrder importing;
    std::string publicKey;
    bool json = false;
    bool fix = false;
    bool isExec = false;
    bool follow = false;
    bool sshConfig = false;
    std::vector<std::string> targets; // Of those that are about several profiles.
    std::string state; // To wait for.
    std::optional<double> timeout; // Seconds.
    Command command;
};

// Reads the words that follow the program's name; those after "--" are a program's own where the command is
// exec. An exit code where there is nothing more to do: help was shown, or what is wrong was said.
[[nodiscard]] std::optional<ExitCode> readWords(CommandLine& line, const std::vector<std::string>& words);

// Does the command. What goes wrong before `exec` runs its program is ExecFailed.
[[nodiscard]] ExitCode carryOut(const CommandLine& line);

// Declares every command and option, writing what is parsed to `line`, which must outlive the result.
[[nodiscard]] std::unique_ptr<CLI::App> makeParser(CommandLine& line);

} // namespace underpass
