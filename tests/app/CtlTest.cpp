// SPDX-License-Identifier: MIT
#include "tests/app/CtlFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

namespace underpass {

namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::array commands{"run", "connect", "disconnect", "reconnect", "list", "show", "add", "edit",
    "remove", "check", "status", "trust-host", "forget-host", "forget-secrets"};

} // namespace

TEST_F(Ctl, MentionsEveryCommandAndTheExitCodesInItsHelp)
{
    const Ran help = run("--help");
    EXPECT_EQ(help.code, 0);
    for (const char* command : commands)
        EXPECT_THAT(help.output, HasSubstr(std::string{"\n  "} + command + " ")) << command;
    EXPECT_THAT(help.output, HasSubstr("Exit codes:"));
    EXPECT_THAT(help.output, HasSubstr("Examples:"));
}

TEST_F(Ctl, HasNoOptionThatTakesASecret)
{
    const std::regex secret{
        "--?[a-z-]*(password|passphrase|secret|token|code)[a-z-]* +(TEXT|[A-Z]+)", std::regex::icase};
    for (const char* command : commands) {
        const Ran help = run(std::string{command} + " --help");
        EXPECT_EQ(help.code, 0) << command;
        EXPECT_FALSE(std::regex_search(help.output, secret)) << help.output;
    }
    for (const char* option : {"--password x", "--passphrase x", "-p x"})
        EXPECT_EQ(add(option).code, 2) << option;
}

TEST_F(Ctl, RefusesWrongUsage)
{
    EXPECT_EQ(run("").code, 2);
    EXPECT_EQ(run("explode").code, 2);
    EXPECT_EQ(run("add").code, 2);
    EXPECT_EQ(run("run").code, 2);
}

TEST_F(Ctl, KeepsAProfileFromAddToRemove)
{
    ASSERT_EQ(add().code, 0);
    auto profiles = list();
    ASSERT_EQ(profiles.size(), 1U);
    EXPECT_EQ(profiles[0]["id"], "mail-at-work");
    EXPECT_EQ(profiles[0]["name"], "Mail at work");
    EXPECT_EQ(profiles[0]["server"], "mail.example.org:2222");
    EXPECT_EQ(profiles[0]["account"], "anna");
    EXPECT_EQ(profiles[0]["forwards"].size(), 2U);

    ASSERT_EQ(run("edit mail-at-work --account bert --name Post --autostart").code, 0);
    profiles = list();
    EXPECT_EQ(profiles[0]["name"], "Post");
    EXPECT_EQ(profiles[0]["account"], "bert");
    EXPECT_EQ(profiles[0]["autostart"], true);
    EXPECT_EQ(profiles[0]["server"], "mail.example.org:2222");
    EXPECT_EQ(profiles[0]["forwards"].size(), 2U);

    EXPECT_THAT(run("show Post").output, HasSubstr("bert"));
    ASSERT_EQ(run("remove Post").code, 0);
    EXPECT_TRUE(list().empty());
}

TEST_F(Ctl, LeavesAloneWhatAnEditDoesNotName)
{
    const auto flags = [this] {
        std::ifstream file{m_folder.path() / ".config" / "underpass" / "profiles.json"};
        const nlohmann::json profile = nlohmann::json::parse(file)["profiles"][0];
        return std::array{profile["credentials"]["remember"].get<bool>(),
            profile["retry"]["enabled"].get<bool>(), profile["autostart"].get<bool>()};
    };
    ASSERT_EQ(add().code, 0);
    EXPECT_EQ(flags(), (std::array{true, true, false})) << "What a profile begins with.";
    ASSERT_EQ(run("edit mail-at-work --no-remember --no-retry --autostart").code, 0);
    EXPECT_EQ(flags(), (std::array{false, false, true}));
    ASSERT_EQ(run("edit mail-at-work --account ben").code, 0);
    EXPECT_EQ(flags(), (std::array{false, false, true}));
    ASSERT_EQ(run("edit mail-at-work --remember --retry --no-autostart").code, 0);
    EXPECT_EQ(flags(), (std::array{true, true, false}));
    ASSERT_EQ(run("edit mail-at-work --account ben").code, 0);
    EXPECT_EQ(flags(), (std::array{true, true, false}));
}

TEST_F(Ctl, KeepsTheOrderOfLogInMethodsAndKeyFiles)
{
    ASSERT_EQ(add("--login key-file,agent --key-file /k/one --key-file /k/two --agent '~/agent' --who "
                  "everyone-on-this-pc")
                  .code,
        0);
    const Ran shown = run("show mail-at-work");
    EXPECT_THAT(shown.output, HasSubstr("key-file, agent"));
    EXPECT_THAT(shown.output, HasSubstr("/k/one, /k/two"));
    EXPECT_THAT(shown.output, HasSubstr("credentials.agent=~/agent\n"));
    ASSERT_EQ(run("edit mail-at-work --agent /run/agent --set via.0.server=jump --set "
                  "via.0.credentials.agent=pageant")
                  .code,
        0);
    EXPECT_THAT(run("show mail-at-work --json").output, HasSubstr("\"agent\": \"/run/agent\""));
    EXPECT_THAT(run("show mail-at-work --json").output, HasSubstr("\"agent\": \"pageant\""));
    EXPECT_THAT(shown.output, HasSubstr("everyone-on-this-pc"));
}

TEST_F(Ctl, SetsAndShowsEveryField)
{
    ASSERT_EQ(add("--set proxy.kind=socks5 --set proxy.server=proxy.example.org:1080").code, 0);
    const Ran before = run("show mail-at-work");
    EXPECT_THAT(before.output, HasSubstr("proxy.kind=socks5\nproxy.server=proxy.example.org:1080\n"))
        << "A profile that goes through a proxy must not look like one that does not.";
    std::string again;
    std::istringstream lines{before.output};
    for (std::string line; std::getline(lines, line);)
        again += line.ends_with('=') ? "" : " --set '" + line + "'";
    const Ran same = run("edit mail-at-work" + again);
    ASSERT_EQ(same.code, 0) << same.output;
    EXPECT_EQ(run("show mail-at-work").output, before.output);

    ASSERT_EQ(run("edit mail-at-work --set keepalive=7 --set 'forwards[2].kind=dynamic' "
                  "--set forwards.2.listen=localhost:1080 --set 'forwards[0]='")
                  .code,
        0);
    const Ran after = run("show mail-at-work");
    EXPECT_THAT(after.output, HasSubstr("\nkeepalive=7\n"));
    EXPECT_THAT(after.output, HasSubstr("\nforwards[0].listen=localhost:1143\n"));
    EXPECT_THAT(after.output, HasSubstr("\nforwards[1].kind=dynamic\n"));
}

TEST_F(Ctl, SaysWhatIsWrongWithASetAndSavesNothing)
{
    ASSERT_EQ(add().code, 0);
    const auto refused = [this](const std::string& options) {
        const Ran ran = run("edit mail-at-work " + options);
        EXPECT_EQ(ran.code, 2) << options;
        return ran.output;
    };
    EXPECT_THAT(refused("--set 'forwards[0].who=nobody'"),
        testing::AllOf(HasSubstr("forwards[0].who=nobody"), HasSubstr("only-me, me-and-services or")));
    EXPECT_THAT(refused("--set keepAlive=1"), HasSubstr("did you mean keepalive?"));
    EXPECT_THAT(refused("--set keepalive"), HasSubstr("KEY=VALUE"));
    EXPECT_THAT(refused("--set credentials.password=hunter2"),
        testing::AllOf(HasSubstr("will ask"), Not(HasSubstr("hunter2"))));
    EXPECT_THAT(refused("--set name=Post --set id=post"), HasSubstr("an id never changes"));
    EXPECT_THAT(refused("--set forwards="), HasSubstr("at least one forward"));
    EXPECT_EQ(list()[0]["name"], "Mail at work");
}

TEST_F(Ctl, HelpsWithEveryFieldThatCanBeSet)
{
    ASSERT_EQ(add("--via gate.example.org").code, 0);
    for (const char* command : {"add", "edit"}) {
        const std::string help = run(std::string{command} + " --help").output;
        std::istringstream lines{run("show mail-at-work").output};
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("forwards[1]"))
                continue;
            EXPECT_THAT(help, HasSubstr("\n  " + line.substr(0, line.find('=')) + "\n")) << command;
        }
    }
}

TEST_F(Ctl, ListsAndShowsTheWholeProfileAsJson)
{
    ASSERT_EQ(add("--set proxy.kind=system").code, 0);
    const auto listed = list()[0];
    EXPECT_EQ(listed["profile"]["proxy"]["kind"], "system");
    EXPECT_EQ(listed["forwards"][0], "L 1110 -> localhost:110") << "What scripts know stays.";
    EXPECT_EQ(nlohmann::json::parse(run("show mail-at-work --json").output), listed["profile"]);
}

TEST_F(Ctl, KeepsAPortForOneProfile)
{
    ASSERT_EQ(add().code, 0);
    const std::string other = "add Other --server mail.example.org --account anna ";
    const Ran taken = run(other + "-L 127.0.0.1:1110:localhost:110");
    EXPECT_EQ(taken.code, 2);
    EXPECT_THAT(taken.output, HasSubstr("forwards[0].listen: The profile Mail at work listens on"));
    ASSERT_EQ(run(other + "-L 1111:localhost:110").code, 0);
    EXPECT_EQ(run("edit other -L 1110:localhost:110").code, 2);
    EXPECT_EQ(run("edit other --set 'forwards[0].listen=localhost:1110'").code, 2);
    EXPECT_EQ(list()[1]["forwards"][0], "L 1111 -> localhost:110");
    EXPECT_EQ(
        run("edit other --set 'forwards[0].enabled=false' --set 'forwards[0].listen=localhost:1110'").code, 0)
        << "What is turned off fights for no port.";
}

TEST_F(Ctl, SaysWhereSecretsOfARemovedProfileMayBeLeft)
{
    ASSERT_EQ(add().code, 0);
    const Ran removed = run("remove mail-at-work");
    EXPECT_EQ(removed.code, 0);
    EXPECT_THAT(removed.output, HasSubstr("Removed mail-at-work."));
    EXPECT_THAT(removed.output, HasSubstr("passwords or passphrases of mail-at-work"))
        << "There is no store here.";
}

TEST_F(Ctl, UsesTheFolderItIsGiven)
{
    const std::string folder = (m_folder.path() / "elsewhere").string();
    std::filesystem::create_directory(folder);
    ASSERT_EQ(add("--profiles '" + folder + "'").code, 0);
    EXPECT_TRUE(list().empty());
    EXPECT_THAT(run("list --profiles '" + folder + "'").output, HasSubstr("mail-at-work"));
}

TEST_F(Ctl, RefusesBadInputAndSavesNothing)
{
    EXPECT_EQ(add("--forward L:99999=localhost:1").code, 2);
    EXPECT_EQ(add("--login fingerprint").code, 2);
    EXPECT_EQ(add("--who nobody").code, 2);
    EXPECT_EQ(run("add X --server 'bad host' --account anna -D 1080").code, 2);
    EXPECT_EQ(run("add X --account anna -D 1080").code, 2);
    EXPECT_TRUE(list().empty());
    ASSERT_EQ(add().code, 0);
    EXPECT_EQ(add().code, 2) << "two profiles of one name";
}

TEST_F(Ctl, SaysWhichProfileIsMissing)
{
    for (const char* command : {"show", "edit", "remove", "run", "connect", "check", "forget-secrets"}) {
        const Ran ran = run(std::string{command} + " nowhere");
        EXPECT_EQ(ran.code, 3) << command;
        EXPECT_THAT(ran.output, HasSubstr("nowhere"));
    }
}

TEST_F(Ctl, SaysThatNothingRuns)
{
    ASSERT_EQ(add().code, 0);
    EXPECT_EQ(run("disconnect mail-at-work").code, 8);
    EXPECT_EQ(run("reconnect mail-at-work").code, 8);
    EXPECT_THAT(run("status").output, HasSubstr("No tunnel is running."));
    const auto status = nlohmann::json::parse(run("status --json").output);
    EXPECT_EQ(status["version"], 1);
    EXPECT_TRUE(status["tunnels"].empty());
}

TEST_F(Ctl, TrustsAServerWhoseKeyItIsGiven)
{
    const std::string key
        = "'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'";
    ASSERT_EQ(run("trust-host mail.example.org:2222 " + key).code, 0);
    const std::string file = (m_folder.path() / ".config" / "underpass" / "known_hosts").string();
    std::string line;
    ASSERT_TRUE(std::getline(std::ifstream{file}, line));
    EXPECT_THAT(line, HasSubstr("[mail.example.org]:2222 ssh-ed25519 "));
    EXPECT_EQ(run("trust-host mail.example.org nonsense").code, 2);
}

} // namespace underpass
