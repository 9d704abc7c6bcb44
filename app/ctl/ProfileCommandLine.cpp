// SPDX-License-Identifier: MIT
#include "app/ctl/CommandLineParts.h"

#include "app/ctl/ExportCommand.h"
#include "app/ctl/ProfileCommands.h"
#include "core/profile/FieldTexts.h"

#include <algorithm>

namespace underpass {

namespace {

// A flag of CLI11's own that is not given is "off", and would turn off what the profile has.
void addSwitch(CLI::App* command, const char* names, std::optional<bool>& wanted, const char* description)
{
    command->add_flag_function(names, [&wanted](std::int64_t count) { wanted = count > 0; }, description);
}

std::string fieldHelp()
{
    std::string text
        = "Fields for --set, as `show` prints them and core/profile/PROFILES.md describes them:\n";
    for (const std::string& key : fieldKeys())
        text += "  " + key + "\n";
    return text
        + "[0] is the first entry of a list, and the one after the last is a new one. An empty value\n"
          "empties a list, and takes an entry out of it:\n"
          "  --set 'forwards[0].programs=thunderbird, evolution' --set 'forwards[1].kind=dynamic' \\\n"
          "  --set 'forwards[1].listen=localhost:1080' --set 'via[0]='\n"
          "Lists take [\"a,b\"] too, and forwards.0.listen is the same without a pattern for the shell.\n";
}

void addProfileOptions(CLI::App* command, ProfileOptions& profile)
{
    command->add_option("--server", profile.server, "The SSH server: HOST, ACCOUNT@HOST:PORT or ssh://...");
    command->add_option("--account", profile.account, "Account on the server");
    command->add_option("--forward", profile.forwards, "L:PORT=HOST:PORT, R:PORT=HOST:PORT or D:PORT")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command->add_option("-L", profile.local, "A local forward as ssh writes it: PORT:HOST:PORT")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command->add_option("-R", profile.remote, "A remote forward as ssh writes it")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command->add_option("-D", profile.dynamic, "A dynamic (SOCKS) forward as ssh writes it: PORT")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command->add_option(
        "--who", profile.who, "Who may connect: only-me, me-and-services, everyone-on-this-pc");
    command
        ->add_option("--login", profile.login, "In this order: agent,key-file,password,keyboard-interactive")
        ->delimiter(',');
    command->add_option("--key-file", profile.keyFiles, "Private key to log in with; '' for none")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command->add_option(
        "--agent", profile.agent, "SSH agent to log in with: its socket; on Windows a pipe, or pageant");
    command
        ->add_option(
            "--via", profile.via, "Jump host on the way: ACCOUNT@HOST:PORT, several with commas; '' for none")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    addSwitch(command, "--remember,!--no-remember", profile.remember,
        "Offer to keep typed secrets in the secret store");
    addSwitch(command, "--retry,!--no-retry", profile.retry, "Connect again after a failure that may pass");
    addSwitch(command, "--autostart,!--no-autostart", profile.autostart, "Connect when Underpass starts");
    command
        ->add_option("--set", profile.set, "KEY=VALUE for any field there is; last of all, and in this order")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command->footer(fieldHelp());
}

void addImport(CLI::App& app, CommandLine& line)
{
    ImportOrder& order = line.importing;
    CLI::App* command = addCommand(app, line, "import", "Save the connections of another program as profiles",
        [&line](const Setting& setting) { return importProfiles(setting, line.importing, outputOf(line)); });
    command->add_option("FORMAT", order.format, importFormats())->required();
    command->add_option("FILE", order.place,
        "Its file or folder; - reads it from standard input. Without it: where the program keeps them");
    command->add_flag("--dry-run", order.dryRun, "Only say what would be done");
    command->add_option("--only", order.only, "Only what is called so; * and ? stand for letters")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    for (const auto& [option, texts] :
        {std::pair{"-L", &order.local}, std::pair{"-R", &order.remote}, std::pair{"-D", &order.dynamic}})
        command->add_option(option, *texts, "A forward as ssh writes it, for connections that have none")
            ->take_all()
            ->expected(1)
            ->allow_extra_args(false);
    withJson(command, line);
}

void addExport(CLI::App& app, CommandLine& line)
{
    CLI::App* command
        = withSelection(addCommand(app, line, "export", "Write profiles in the words of OpenSSH",
                            [&line](const Setting& setting) {
                                return exportProfiles(setting, line.selection,
                                    line.sshConfig ? ExportAs::SshConfig : ExportAs::SshCommand);
                            }),
            line);
    command->add_flag(
        "--ssh-config", line.sshConfig, "As a Host of ~/.ssh/config, not as a command line of ssh");
}

} // namespace

void addProfileCommands(CLI::App& app, CommandLine& line)
{
    withJson(withSelection(addCommand(app, line, "list", "List the saved profiles, or some of them",
                               [&line](const Setting& setting) {
                                   return listProfiles(setting, line.selection, outputOf(line));
                               }),
                 line),
        line);
    withJson(withProfile(addCommand(app, line, "show", "Show every field of a profile, as --set takes it",
                             [&line](const Setting& setting) {
                                 return showProfile(setting, line.target, outputOf(line));
                             }),
                 line),
        line);
    CLI::App* add = addCommand(app, line, "add", "Save a new profile",
        [&line](const Setting& setting) { return addProfile(setting, line.profile); });
    add->add_option("NAME", line.profile.name, "What the profile is called")->required();
    add->add_option("--from", line.profile.from,
        "A whole command line of ssh, plink or autossh, in quotes; other options change what it says");
    add->add_option("--from-host", line.profile.fromHost,
           "A Host of an OpenSSH configuration; other options change what it says")
        ->excludes("--from");
    add->add_option("--config", line.profile.config, "Where that Host is, if not in ~/.ssh/config");
    addProfileOptions(add, line.profile);
    CLI::App* edit = withProfile(
        addCommand(app, line, "edit", "Change a profile; what is not given stays",
            [&line](const Setting& setting) { return editProfile(setting, line.target, line.profile); }),
        line);
    edit->add_option("--name", line.profile.name, "A new name");
    addProfileOptions(edit, line.profile);
    addImport(app, line);
    addExport(app, line);
    withProfile(addCommand(app, line, "remove", "Remove a profile",
                    [&line](const Setting& setting) { return removeProfile(setting, line.target); }),
        line);
}

} // namespace underpass
