// SPDX-License-Identifier: MIT
#include "app/ctl/Completion.h"

#include "app/ctl/CommandLine.h"

#include <CLI/CLI.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace underpass {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using Words = std::vector<std::string>;

Words after(const Words& words)
{
    CommandLine line;
    return completions(*makeParser(line), words,
        {[] { return Words{"mail", "Mail at $HOME", "db"}; }, [] { return Words{"work", "home"}; }});
}

TEST(Completion, KnowsCommandsOptionsAndTheirValues)
{
    EXPECT_THAT(after({"co"}), ElementsAre("completion", "connect"));
    EXPECT_THAT(after({""}), AllOf(Contains("exec"), Not(Contains("complete-line"))));
    EXPECT_THAT(after({"edit", "mail", "--no-re"}), ElementsAre("--no-remember", "--no-retry"));
    EXPECT_THAT(after({"-v", "status", "--j"}), ElementsAre("--json"));
    EXPECT_THAT(after({"status", "--prof"}), ElementsAre("--profiles")) << "Of the whole program.";
    EXPECT_THAT(after({"add", "X", "--who", "me"}), ElementsAre("me-and-services"));
    EXPECT_THAT(after({"add", "X", "--who=only"}), ElementsAre("--who=only-me"));
    EXPECT_THAT(after({"add", "X", "--login", "agent,p"}), ElementsAre("agent,password"));
    EXPECT_THAT(after({"edit", "mail", "--set", "forwards[0].k"}), ElementsAre("forwards[0].kind="));
    EXPECT_THAT(
        after({"edit", "mail", "--set", "forwards[7].kind=d"}), ElementsAre("forwards[7].kind=dynamic"));
    EXPECT_THAT(after({"completion", ""}), ElementsAre("bash", "powershell"));
    EXPECT_THAT(after({"import", "pu"}), ElementsAre("putty"));
}

TEST(Completion, KnowsProfilesAndGroupsWhereTheyBelong)
{
    EXPECT_THAT(after({"show", "m"}), ElementsAre("mail"));
    EXPECT_THAT(after({"connect", "mail", "M"}), ElementsAre("Mail at $HOME")) << "Several.";
    EXPECT_THAT(after({"show", "mail", ""}), IsEmpty()) << "Only one.";
    EXPECT_THAT(after({"--profiles", "show", "connect", "d"}), ElementsAre("db")) << "A value is no command.";
    EXPECT_THAT(after({"list", "--group", ""}), ElementsAre("home", "work"));
    EXPECT_THAT(after({"exec", "d"}), ElementsAre("db"));
    EXPECT_THAT(after({"exec", "db", "--", "m"}), IsEmpty()) << "A program.";
    EXPECT_THAT(after({"add", "m"}), IsEmpty());
    EXPECT_THAT(after({"nonsense", "m"}), IsEmpty());
    EXPECT_THAT(after({}), Contains("list"));
}

// Whoever adds an option decides whether it can be completed.
TEST(Completion, OffersValuesForEveryOptionButThoseThatAPersonMakesUp)
{
    constexpr std::array madeUp{"--profiles", "--known-hosts", "--from", "--from-host", "--config",
        "--server", "--account", "--forward", "-L", "-R", "-D", "--key-file", "--agent", "--via", "--name",
        "--timeout", "--only", "SERVER", "KEY", "NAME", "FILE"};
    CommandLine line;
    const auto parser = makeParser(line);
    for (const CLI::App* command : parser->get_subcommands([](const CLI::App*) { return true; })) {
        for (const CLI::Option* option : command->get_options()) {
            const std::string name = option->get_name();
            if (option->get_items_expected_max() == 0 || std::ranges::count(madeUp, name) > 0
                || command->get_group().empty())
                continue;
            const Words words = option->get_positional() ? Words{command->get_name(), ""}
                                                         : Words{command->get_name(), name, ""};
            EXPECT_THAT(after(words), Not(IsEmpty())) << command->get_name() << ' ' << name;
        }
    }
}

TEST(Completion, ReadsALineThatIsNotFinished)
{
    EXPECT_THAT(typedWords(Shell::Bash, "u show ").words, ElementsAre("u", "show", ""));
    EXPECT_THAT(
        typedWords(Shell::Bash, "u  a\\ b 'c d' \"e\\\"f\"g").words, ElementsAre("u", "a b", "c d", "e\"fg"));
    EXPECT_THAT(typedWords(Shell::Bash, "u ''").words, ElementsAre("u", ""));
    EXPECT_EQ(typedWords(Shell::Bash, "u 'Mail a").openQuote, '\'');
    EXPECT_THAT(typedWords(Shell::PowerShell, "u C:\\x `\"y").words, ElementsAre("u", "C:\\x", "\"y"));
}

TEST(Completion, WritesAWordSoThatTheShellDoesNothingElseWithIt)
{
    const auto bash = [](const std::string& word, const std::string& line) {
        return writtenFor(Shell::Bash, word, typedWords(Shell::Bash, line), " \t\n\"'><=;|&(:");
    };
    EXPECT_EQ(bash("Mail at $HOME", "u M"), "Mail\\ at\\ \\$HOME");
    EXPECT_EQ(bash("a;`b`'c'", "u "), "a\\;\\`b\\`\\'c\\'");
    EXPECT_EQ(bash("Mail $x", "u \"M"), "Mail \\$x");
    EXPECT_EQ(bash("Mail $x", "u 'M"), "Mail $x");
    EXPECT_EQ(bash("it's", "u 'i"), "") << "It cannot be written there.";
    EXPECT_EQ(bash("a\nb", "u "), "");
    EXPECT_EQ(bash("proxy.kind=none", "u --set proxy.kind=n"), "none") << "Behind bash's own break.";
    const auto power
        = [](const std::string& word) { return writtenFor(Shell::PowerShell, word, {{"u", ""}}, ""); };
    EXPECT_EQ(power("mail"), "mail");
    EXPECT_EQ(power("it's $x"), "'it''s $x'");
    EXPECT_EQ(power("agent,password"), "'agent,password'");
    EXPECT_EQ(power("forwards[0].kind="), "'forwards[0].kind='");
    EXPECT_EQ(power("@x"), "'@x'");
}

} // namespace
} // namespace underpass
