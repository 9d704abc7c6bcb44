// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/CommandLine.h"
#include "app/ctl/Setting.h"

#include <CLI/CLI.hpp>

namespace underpass {

// What the commands of the command line are put together from. CLI11 owns what is added; `line` outlives it.

[[nodiscard]] Output outputOf(const CommandLine& line);
CLI::App* addCommand(
    CLI::App& app, CommandLine& line, const char* name, const char* help, CommandLine::Command command);
CLI::App* withProfile(CLI::App* command, CommandLine& line);
CLI::App* withMaybeAProfile(CLI::App* command, CommandLine& line);
CLI::App* withSelection(CLI::App* command, CommandLine& line); // Several, a group, or all.
void withJson(CLI::App* command, CommandLine& line);
void withFix(CLI::App* command, CommandLine& line);

void addProfileCommands(CLI::App& app, CommandLine& line); // list, show, add, edit, remove

} // namespace underpass
