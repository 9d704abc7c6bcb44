// SPDX-License-Identifier: MIT
#include "tests/live/LiveCtl.h"
#include "tests/support/Eventually.h"
#include "tests/support/Socket.h"

#include <csignal>
#include <filesystem>

#include <gmock/gmock.h>

namespace underpass::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// A program that runs only while a tunnel's ports are truly ours.
class LiveExec : public LiveCtl
{
protected:
    void add(const std::string& config = {})
    {
        LiveCtl::add({"--forward", localTo(port, target.port())}, config);
    }
    [[nodiscard]] bool isRunning() const { return !tunnel().is_null(); }
    [[nodiscard]] std::string file(const std::string& name) const { return (home.path() / name).string(); }
    // Until then a program that waits for a line would still take one.
    [[nodiscard]] static bool isStopped(std::string id)
    {
        id.erase(id.find_last_not_of('\n') + 1);
        return readText("/proc/" + id + "/stat").find(") T ") != std::string::npos;
    }
    // Waits until the program has said so by making the file.
    [[nodiscard]] static bool appears(const std::string& name)
    {
        return eventually([&] { return std::filesystem::exists(name); });
    }
    [[nodiscard]] std::vector<std::string> exec(const std::string& script) const
    {
        return {"exec", "mail", "--", "sh", "-c", script};
    }
    // Makes `ready`, and lives until `done` is there.
    [[nodiscard]] std::string waits(const std::string& trap = "exit 9") const
    {
        return "trap '" + trap + "' TERM; : >" + file("ready") + "; while ! [ -e " + file("done")
            + " ]; do sleep 0.05; done; exit 5";
    }

    const Socket target = Socket::listen();
    const std::uint16_t port = freePort();
};

TEST_F(LiveExec, ReturnsWhatItsProgramReturnsAndEndsTheTunnelThatItStarted)
{
    add();
    EXPECT_EQ(ran(exec("exit 42")).first, 42);
    EXPECT_FALSE(isRunning());
    EXPECT_EQ(ran(exec("kill -9 $$")).first, 128 + SIGKILL);
    EXPECT_EQ(ran(exec("exit 0")).first, 0);
    EXPECT_FALSE(isRunning());
}

TEST_F(LiveExec, LetsLiveWhatItsProgramLeavesBehind)
{
    add();
    const std::string rest = "(trap '' HUP; until [ -e " + file("done") + " ]; do sleep 0.05; done; : >"
        + file("ready") + ") </dev/null >/dev/null 2>&1 &";
    EXPECT_EQ(ran(exec(rest + " exit 4")).first, 4);
    EXPECT_FALSE(isRunning()) << "But without the tunnel.";
    writeText(file("done"), "");
    EXPECT_TRUE(appears(file("ready")));
}

TEST_F(LiveExec, LeavesATunnelThatRanBefore)
{
    add();
    ASSERT_EQ(ran({"connect", "mail"}).first, 0);
    const auto [code, screen] = ran(exec("exit 3"));
    EXPECT_EQ(code, 3);
    EXPECT_EQ(screen, "") << "There is nothing to say.";
    EXPECT_TRUE(isRunning());
    EXPECT_EQ(tunnel().at("forwards").at(0).at("state"), "works") << "It was tried.";
}

TEST_F(LiveExec, GivesTheProgramItsWordsAsTheyAreAndThePorts)
{
    add();
    EXPECT_EQ(ran({"edit", "mail", "--forward", "R:0=localhost:1", "--forward", localTo(port, target.port())})
                  .first,
        0);
    TerminalProgram program = shell(
        "export UNDERPASS_PORT_7=9; $ctl exec mail -- printf '%s|' '[a,b]' '' --json -- '\"q\"' '$HOME' >"
        + file("words") + "; $ctl exec mail -- env >" + file("env"));
    EXPECT_EQ(program.exitCode(), 0) << program.screen();
    EXPECT_EQ(readText(file("words")), "[a,b]||--json|--|\"q\"|$HOME|") << "And nothing of ours.";
    const std::string environment = readText(file("env"));
    EXPECT_THAT(environment,
        AllOf(HasSubstr("\nUNDERPASS_PORT_2=" + std::to_string(port) + "\n"),
            HasSubstr("\nUNDERPASS_ADDRESS_2=localhost\n"), HasSubstr("UNDERPASS_PROFILE=mail\n")));
    EXPECT_THAT(environment, AllOf(Not(HasSubstr("UNDERPASS_PORT_1")), Not(HasSubstr("UNDERPASS_PORT_7"))))
        << "The first forward is at the server; the seventh is another program's.";
}

TEST_F(LiveExec, GivesTheProgramTheLimitsAndSignalsThatItHadItself)
{
    add();
    const std::string look = "ulimit -Sn; ulimit -Sc; cat /proc/self/coredump_filter; grep -E "
                             "\"Sig(Blk|Ign)\" /proc/self/status";
    TerminalProgram program = shell("ulimit -Sn 100; trap '' USR1; sh -c '" + look + "' >" + file("before")
        + "; $ctl exec mail -- sh -c '" + look + "' >" + file("within"));
    EXPECT_EQ(program.exitCode(), 0) << program.screen();
    EXPECT_EQ(readText(file("within")), readText(file("before")));
    EXPECT_THAT(readText(file("within")), HasSubstr("100\n"));
}

TEST_F(LiveExec, NeverStartsTheProgramWhereAnotherUserHoldsThePort)
{
    UNDERPASS_NEEDS_ROOT();
    add();
    const OtherProcess squatter{[this] { return squat(port); }};
    ASSERT_TRUE(eventually([&] { return Socket::connect(port).port() != 0; }));
    const auto [code, screen] = ran(exec(": >" + file("started")));
    EXPECT_EQ(code, 125) << screen;
    EXPECT_THAT(screen, AllOf(HasSubstr("is in use"), HasSubstr("nobody)"), HasSubstr("was not started")));
    EXPECT_FALSE(std::filesystem::exists(file("started")));
    EXPECT_FALSE(isRunning()) << "What was started for it ended with it.";
}

TEST_F(LiveExec, DoesNotStartTheProgramWhereATargetCannotBeReached)
{
    add();
    EXPECT_EQ(ran({"edit", "mail", "--forward", localTo(port, freePort())}).first, 0);
    const auto [code, screen] = ran(exec(": >" + file("started")));
    EXPECT_EQ(code, 125) << screen;
    EXPECT_THAT(screen, HasSubstr("was not started"));
    EXPECT_FALSE(std::filesystem::exists(file("started")));
    EXPECT_EQ(ran({"edit", "mail", "--set", "forwards[0].required=false"}).first, 0);
    EXPECT_EQ(ran(exec("exit 6")).first, 6) << "The profile can do without it.";
}

TEST_F(LiveExec, TellsTheProgramToEndWhenTheTunnelIsLost)
{
    add();
    TerminalProgram program = ctl(exec(waits("exit 0")));
    ASSERT_TRUE(appears(file("ready"))) << program.screen();
    server->killListenerAndSessions();
    EXPECT_EQ(program.exitCode(), 125) << "Whatever it returned. " << program.screen();
    EXPECT_THAT(program.screen(), HasSubstr("cannot be relied on any more, so sh is told to end"));
}

TEST_F(LiveExec, TellsTheProgramToEndWhenSomebodyEndsTheTunnel)
{
    add();
    ASSERT_EQ(ran({"connect", "mail"}).first, 0);
    TerminalProgram program = ctl(exec(waits()));
    ASSERT_TRUE(appears(file("ready"))) << program.screen();
    ASSERT_EQ(ran({"disconnect", "mail"}).first, 0);
    EXPECT_EQ(program.exitCode(), 125) << program.screen();
}

TEST_F(LiveExec, EndsAProgramThatDoesNotListen)
{
    add();
    TerminalProgram program = ctl(exec(waits("")));
    ASSERT_TRUE(appears(file("ready"))) << program.screen();
    server->killListenerAndSessions();
    EXPECT_EQ(program.exitCode(), 125);
    EXPECT_THAT(program.screen(), HasSubstr("does not end by itself"));
}

TEST_F(LiveExec, LeavesTheProgramRunningWhereThatIsWanted)
{
    add();
    std::vector<std::string> words = exec(waits());
    words.insert(words.begin() + 1, "--leave-running");
    TerminalProgram program = ctl(words);
    ASSERT_TRUE(appears(file("ready"))) << program.screen();
    server->killListenerAndSessions();
    EXPECT_TRUE(program.shows("but sh goes on")) << program.screen();
    server->start();
    EXPECT_TRUE(program.shows("can be relied on again")) << program.screen();
    writeText(file("done"), "");
    EXPECT_EQ(program.exitCode(), 5) << program.screen();
}

TEST_F(LiveExec, PassesSignalsOnAndTakesTheProgramAlongWhenItIsKilled)
{
    add();
    TerminalProgram told = ctl(exec(waits()));
    ASSERT_TRUE(appears(file("ready"))) << told.screen();
    ::kill(told.id(), SIGTERM);
    EXPECT_EQ(told.exitCode(), 9) << "The program's.";
    EXPECT_FALSE(isRunning());

    std::filesystem::remove(file("ready"));
    writeText(file("script"), waits(": >" + file("told") + "; exit"));
    TerminalProgram killed = shell("$ctl exec mail -- sh " + file("script") + " & until [ -e " + file("ready")
        + " ]; do sleep 0.05; done; kill -9 $!; wait $!; code=$?; until [ -e " + file("told")
        + " ]; do sleep 0.05; done; exit $code");
    EXPECT_EQ(killed.exitCode(), 128 + SIGKILL) << "The program has ended, too: " << killed.screen();
}

TEST_F(LiveExec, HasTheProgramInTheForegroundOfItsTerminal)
{
    add();
    TerminalProgram bash{{"/bin/bash", "--norc", "-i"}, environment()};
    std::string line = "PS1=n''ow=; set +H;";
    for (const std::string& word : ctlWords(exec("'echo $$ >" + file("pid") + "; echo up; exec cat'")))
        line += " " + word;
    bash.type(line + "; echo code=$?=\n");
    ASSERT_TRUE(bash.shows("\nup\r\n")) << bash.screen();
    bash.type("first\n");
    ASSERT_TRUE(bash.shows("first\r\nfirst\r\n")) << bash.screen();
    bash.type("\x1a");
    ASSERT_TRUE(bash.shows("Stopped")) << bash.screen();
    ASSERT_TRUE(bash.shows("code=148=")) << bash.screen();
    ASSERT_TRUE(bash.shows("now=")) << "It reads again: " << bash.screen();
    ASSERT_TRUE(eventually([&] { return isStopped(readText(file("pid"))); })) << "And nobody beside it.";
    bash.type("fg\n");
    ASSERT_TRUE(bash.shows("exec cat'\r\n")) << bash.screen();
    bash.type("second\n");
    ASSERT_TRUE(bash.shows("second\r\nsecond\r\n")) << bash.screen();
    bash.type("\x03");
    ASSERT_TRUE(bash.shows("now=")) << bash.screen();
    bash.type("echo after=$?=\n");
    EXPECT_TRUE(bash.shows("after=130=")) << bash.screen();
    bash.type("exit\n");
    EXPECT_FALSE(isRunning());
}

TEST_F(LiveExec, SaysWhatItCannotRunAsEnvDoes)
{
    add();
    writeText(file("plain"), "no program");
    const auto [notThere, said] = ran({"exec", "mail", "--", "no-such-program-here"});
    EXPECT_EQ(notThere, 127);
    EXPECT_THAT(said, HasSubstr("\"no-such-program-here\" cannot be run: No such file or directory"));
    EXPECT_EQ(ran({"exec", "mail", "--", file("plain")}).first, 126);
    std::filesystem::permissions(file("plain"), std::filesystem::perms::owner_all);
    EXPECT_EQ(ran({"exec", "mail", "--", file("plain")}).first, 126) << "No shell is tried with it.";
    EXPECT_FALSE(isRunning());
}

} // namespace
} // namespace underpass::test
