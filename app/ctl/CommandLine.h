// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/ProfileOptions.h"
#include "app/ctl/Setting.h"
#include "core/profile/Selection.h"

#include <functional>
#include <memory>
#include <string>

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
    std::string publicKey;
    bool json = false;
    bool fix = false;
    Command command;
};

// Declares every command and option, writing what is parsed to `line`, which must outlive the result.
[[nodiscard]] std::unique_ptr<CLI::App> makeParser(CommandLine& line);

} // namespace underpass
