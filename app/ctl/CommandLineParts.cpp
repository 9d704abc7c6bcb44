// SPDX-License-Identifier: MIT
#include "app/ctl/CommandLineParts.h"

#include <utility>

namespace underpass {

Output outputOf(const CommandLine& line)
{
    return line.json ? Output::Json : Output::Text;
}

CLI::App* addCommand(
    CLI::App& app, CommandLine& line, const char* name, const char* help, CommandLine::Command command)
{
    CLI::App* added = app.add_subcommand(name, help);
    added->callback([&line, command = std::move(command)] { line.command = command; });
    return added;
}

CLI::App* withProfile(CLI::App* command, CommandLine& line)
{
    command->add_option("PROFILE", line.target, "Id or name of a saved profile")->required();
    return command;
}

CLI::App* withSelection(CLI::App* command, CommandLine& line)
{
    // Two, because CLI11 takes a word "[a,b]" apart where several are allowed.
    std::vector<std::string>& wanted = line.selection.wanted;
    command->add_option_function<std::string>(
        "PROFILE", [&wanted](const std::string& word) { wanted.push_back(word); },
        "Id, name or pattern ('db*') of saved profiles");
    command->add_option_function<std::vector<std::string>>(
        "MORE", [&wanted](const auto& words) { wanted.insert(wanted.end(), words.begin(), words.end()); },
        "Further ones");
    command->add_option("--group", line.selection.groups, "Every profile of this group; may be repeated")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command->add_flag("--all", line.selection.all, "Every saved profile");
    return command;
}

void withJson(CLI::App* command, CommandLine& line)
{
    command->add_flag("--json", line.json, "Print JSON for programs to read");
}

void withFix(CLI::App* command, CommandLine& line)
{
    command->add_flag("--fix", line.fix,
        "Save the profile with a free port where a forward cannot have its own, and say which");
}

CLI::App* withMaybeAProfile(CLI::App* command, CommandLine& line)
{
    command->add_option("PROFILE", line.target, "Id or name of a profile; all where it is missing");
    return command;
}

} // namespace underpass
