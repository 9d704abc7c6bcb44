// SPDX-License-Identifier: MIT
#include "app/ctl/CommandLine.h"

#include "app/ctl/CommandLineParts.h"
#include "app/ctl/CompletionCommand.h"
#include "app/ctl/ForEach.h"
#include "app/ctl/HistoryCommands.h"
#include "app/ctl/LogCommand.h"
#include "app/ctl/TrustCommands.h"
#include "app/ctl/TunnelCommands.h"
#include "app/ctl/WaitCommand.h"
#include "app/ctl/WatchCommand.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace underpass {

namespace {

constexpr auto examples
    = "Examples:\n"
      "  underpassctl add Mail --server mail.example.org --account anna \\\n"
      "      --forward L:1110=localhost:110 --forward L:1143=localhost:143\n"
      "  underpassctl add Web --from 'ssh -L 8080:localhost:80 anna@web.example.org'\n"
      "  underpassctl check mail        go the whole way once and say how far it got\n"
      "  underpassctl run mail          stay in the terminal; Ctrl-C ends it\n"
      "  underpassctl connect mail      the same in the background\n"
      "  underpassctl connect 'db*'     several at once; also --group work, --all\n"
      "  underpassctl exec mail -- fetchmail    a program that runs only while the tunnel does\n"
      "  underpassctl status --json     for scripts; app/README.md describes the fields\n"
      "\n"
      "Passwords and passphrases are asked for on the terminal, or come from the desktop's\n"
      "secret store. No option takes one: other people on this machine could read it.\n";

constexpr auto execName = "exec";

ExitCode connectAll(const Setting& setting, const CommandLine& line)
{
    const FixPorts fix = line.fix ? FixPorts::Yes : FixPorts::No;
    return forEach(setting, line.selection, HowMany::SideBySide,
        [&](const std::string& id) { return connectTunnel(setting, id, fix); });
}

// One after the other, so that their steps are not mixed.
ExitCode checkAll(const Setting& setting, const CommandLine& line)
{
    return forEach(setting, line.selection, HowMany::OneAfterTheOther,
        [&](const std::string& id) { return checkTunnel(setting, id, outputOf(line)); });
}

constexpr auto execHelp
    = "The program runs only while every port that the profile requires is held by the tunnel, and is told\n"
      "to end when that is over. It is found and given its words as they are, without a shell:\n"
      "  underpassctl exec mail -- fetchmail --nodetach\n"
      "  underpassctl exec db -- sh -c 'psql -p \"$UNDERPASS_PORT_1\" -h \"$UNDERPASS_ADDRESS_1\"'\n"
      "UNDERPASS_PORT_1 and UNDERPASS_ADDRESS_1 are the profile's first forward, and so on. The exit code "
      "is\n"
      "the program's, 128 + n after signal n; 125: trouble before or with the tunnel; 126 and 127: the\n"
      "program cannot be run, or is not there.\n";

void addExec(CLI::App& app, CommandLine& line)
{
    CLI::App* exec = addCommand(app, line, execName, "Run a program while a tunnel's ports are truly ours",
        [&line](const Setting& setting) { return execProgram(setting, line.exec); });
    exec->add_option("PROFILE", line.exec.profile, "Id or name of a saved profile")->required();
    exec->add_flag_callback(
        "--leave-running", [&line] { line.exec.whenLost = WhenLost::LeaveRunning; },
        "Only say so when the tunnel is lost, and let the program go on");
    exec->footer(execHelp);
}

void addTunnelCommands(CLI::App& app, CommandLine& line)
{
    CLI::App* run
        = withProfile(addCommand(app, line, "run", "Run a tunnel in this terminal until Ctrl-C",
                          [&line](const Setting& setting) {
                              return runTunnel(setting, line.target, line.fix ? FixPorts::Yes : FixPorts::No);
                          }),
            line);
    withFix(run, line);
    addCommand(app, line, "background", "Run what connect asks for (connect starts it)", runBackground)
        ->group(""); // Not shown.
    withFix(withSelection(addCommand(app, line, "connect",
                              "Start tunnels in the background and wait until they are up or have failed",
                              [&line](const Setting& setting) { return connectAll(setting, line); }),
                line),
        line);
    withSelection(addCommand(app, line, "disconnect", "End running tunnels",
                      [&line](const Setting& setting) {
                          return forEach(setting, line.selection, HowMany::SideBySide,
                              [&](const std::string& id) { return disconnectTunnel(setting, id); });
                      }),
        line);
    withSelection(
        addCommand(app, line, "reconnect", "Connect running tunnels anew, or at once while they wait",
            [&line](const Setting& setting) {
                return forEach(setting, line.selection, HowMany::OneAfterTheOther,
                    [&](const std::string& id) { return reconnectTunnel(setting, id); });
            }),
        line);
    addExec(app, line);
    addCommand(app, line, "quit", "End Underpass and every tunnel of these profiles, also in terminals",
        [](const Setting& setting) { return quitAll(setting); });
    withJson(withSelection(
                 addCommand(app, line, "check", "Try profiles once, step by step, with no tunnel left behind",
                     [&line](const Setting& setting) { return checkAll(setting, line); }),
                 line),
        line);
    withJson(withSelection(addCommand(app, line, "status", "Show the running tunnels, or how some are doing",
                               [&line](const Setting& setting) {
                                   return showStatus(setting, line.selection, outputOf(line));
                               }),
                 line),
        line);
}

void addWaiting(CLI::App& app, CommandLine& line)
{
    CLI::App* watch
        = addCommand(app, line, "watch", "Tell what happens to tunnels, a line each, until Ctrl-C",
            [&line](const Setting& setting) { return watchTunnels(setting, line.targets, outputOf(line)); });
    watch->add_option("PROFILE", line.targets, "Ids or names of saved profiles; all where it is missing");
    withJson(watch, line);
    CLI::App* wait = withProfile(addCommand(app, line, "wait", "Wait until a tunnel is in a state",
                                     [&line](const Setting& setting) {
                                         return waitForTunnel(setting, line.target, line.state, line.timeout);
                                     }),
        line);
    wait->add_option(
            "--for", line.state, "The state, where it is not online; online is what connect returns 0 for")
        ->check(CLI::IsMember(std::vector<std::string>(statesToWaitFor.begin(), statesToWaitFor.end())))
        ->default_val(statesToWaitFor.front());
    wait->add_option("--timeout", line.timeout, "Seconds; 0 looks once")->check(CLI::Range(0.0, 1e9));
}

void addLookingBack(CLI::App& app, CommandLine& line)
{
    CLI::App* log = withProfile(
        addCommand(app, line, "log", "Show what the logs say of a profile",
            [&line](const Setting& setting) {
                return showLog(setting, line.target, line.follow ? Follow::Yes : Follow::No, outputOf(line));
            }),
        line);
    log->add_flag("--follow", line.follow, "Go on with what comes, until Ctrl-C");
    withJson(log, line);
    withJson(
        withMaybeAProfile(addCommand(app, line, "history", "Show when tunnels were up, and why they were not",
                              [&line](const Setting& setting) {
                                  return showHistory(setting, line.target, outputOf(line));
                              }),
            line),
        line);
    withMaybeAProfile(addCommand(app, line, "forget-history", "Forget when tunnels were up",
                          [&line](const Setting& setting) { return forgetHistories(setting, line.target); }),
        line);
}

void addTrustCommands(CLI::App& app, CommandLine& line)
{
    CLI::App* forgetTheHost
        = addCommand(app, line, "forget-host", "Forget a server's host key, to be asked about it again",
            [&line](const Setting& setting) { return forgetHost(setting, line.target); });
    forgetTheHost->add_option("SERVER", line.target, "HOST or HOST:PORT")->required();
    CLI::App* trust
        = addCommand(app, line, "trust-host", "Record a server's public key, in place of any former one",
            [&line](const Setting& setting) { return trustHost(setting, line.target, line.publicKey); });
    trust->add_option("SERVER", line.target, "HOST or HOST:PORT")->required();
    trust->add_option("KEY", line.publicKey, "The public key in one word: \"ssh-ed25519 AAAA...\"")
        ->required();
    withProfile(addCommand(app, line, "forget-secrets", "Forget a profile's kept passwords and passphrases",
                    [&line](const Setting& setting) { return forgetSecrets(setting, line.target); }),
        line);
}

void addCompletion(CLI::App& app, CommandLine& line)
{
    CLI::App* script
        = addCommand(app, line, "completion", "Print a script that has a shell complete these commands",
            [&line](const Setting&) { return printCompletion(line.target); });
    script->add_option("SHELL", line.target, "bash or powershell")->required();
    CLI::App* hidden = addCommand(app, line, "complete-line", "What the script asks",
        [&line](const Setting& setting) { return completeLine(setting, line.target); });
    hidden->add_option("SHELL", line.target)->required();
    hidden->group("");
    for (CLI::App* looking : {script, hidden})
        looking->preparse_callback([&line](std::size_t) { line.global.createsNothing = true; });
}

bool isForExec(const std::vector<std::string>& words)
{
    CommandLine unused;
    const auto parser = makeParser(unused);
    try {
        parser->parse(std::vector<std::string>{words.rbegin(), words.rend()});
    } catch (const CLI::ParseError&) { // It is said when the words count.
    }
    return parser->got_subcommand(execName);
}

} // namespace

std::optional<ExitCode> readWords(CommandLine& line, const std::vector<std::string>& words)
{
    const auto mark = std::ranges::find(words, "--");
    std::vector<std::string> ours{words.begin(), mark};
    line.isExec = isForExec(ours);
    if (line.isExec && mark != words.end())
        line.exec.program.assign(mark + 1, words.end());
    const auto parser = makeParser(line);
    try {
        const auto& all = line.isExec ? ours : words;
        parser->parse(std::vector<std::string>{all.rbegin(), all.rend()}); // It wants the last one first.
        return std::nullopt;
    } catch (const CLI::ParseError& ended) {
        if (parser->exit(ended) == 0)
            return ExitCode::Ok;
        return line.isExec ? ExitCode::ExecFailed : ExitCode::Usage;
    }
}

ExitCode carryOut(const CommandLine& line)
{
    const auto setting = makeSetting(line.global);
    if (setting)
        return line.command(*setting);
    const ExitCode code = complain(setting.error());
    return line.isExec ? ExitCode::ExecFailed : code;
}

std::unique_ptr<CLI::App> makeParser(CommandLine& line)
{
    auto app
        = std::make_unique<CLI::App>("Underpass in the terminal: SSH tunnels that stay up.", "underpassctl");
    app->require_subcommand(1);
    app->fallthrough();
    app->set_version_flag("--version", "underpassctl " UNDERPASS_VERSION, "Print the version");
    app->add_option("--profiles", line.global.profiles, "Folder of the profile file");
    app->add_option("--known-hosts", line.global.knownHosts,
           "File of trusted host keys; may be repeated, the first one is added to")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    app->add_flag("-v,--verbose", line.global.verbose, "Log more; run does so to standard error as well");
    addProfileCommands(*app, line);
    addTunnelCommands(*app, line);
    addWaiting(*app, line);
    addLookingBack(*app, line);
    addTrustCommands(*app, line);
    addCompletion(*app, line);
    app->footer(
        std::string{examples} + "\n" + exitCodeTable); // Later than the commands, which would have it, too.
    return app;
}

} // namespace underpass
