// SPDX-License-Identifier: MIT
#include "tests/live/LiveCtl.h"
#include "tests/support/Eventually.h"
#include "tests/support/Socket.h"

#include <csignal>

#include <gmock/gmock.h>

namespace underpass::test {
namespace {

using testing::HasSubstr;
using testing::Not;

// What a shell, a pipeline and a terminal do to a job that runs a tunnel.
class LiveJobs : public LiveCtl
{
protected:
    void add() { LiveCtl::add({"--forward", localTo(port, target.port())}); }
    [[nodiscard]] bool isOnline() const
    {
        return eventually([&] { return !tunnel().is_null() && tunnel().at("state") == "online"; });
    }
    [[nodiscard]] bool carries() const
    {
        const Socket caller = Socket::connect(port);
        const Socket served = target.accept();
        served.write("+OK\r\n");
        return caller.read(5) == "+OK\r\n";
    }
    // Runs the tunnel with its streams as the line has them, uses it, and ends it: its exit code.
    [[nodiscard]] int codeOfRun(const std::string& line)
    {
        TerminalProgram job = shell(line);
        EXPECT_TRUE(isOnline()) << line << job.screen();
        EXPECT_TRUE(carries()) << line;
        EXPECT_EQ(ran({"disconnect", "mail"}).first, 0) << line;
        return job.exitCode();
    }

    const Socket target = Socket::listen();
    const std::uint16_t port = freePort();
};

TEST_F(LiveJobs, GoOnWhateverTheirStreamsAre)
{
    add();
    EXPECT_EQ(codeOfRun("$ctl run mail | head -1 >/dev/null; exit ${PIPESTATUS[0]}"), 0)
        << "The reader had enough.";
    EXPECT_EQ(codeOfRun("$ctl run mail >&- 2>&- <&-"), 0);
    EXPECT_EQ(codeOfRun("$ctl -v run mail >/dev/full 2>/dev/full"), 3)
        << "Its output was lost, and nothing else.";
    EXPECT_EQ(codeOfRun("setsid -w $ctl run mail </dev/null"), 0) << "No terminal has it.";
    for (const std::string line :
        {"$ctl connect mail >&- 2>&- <&-", "$ctl connect mail >/dev/full", "$ctl connect mail | true"}) {
        (void)shell(line).exitCode();
        EXPECT_TRUE(isOnline()) << line;
        EXPECT_TRUE(carries());
        EXPECT_EQ(ran({"disconnect", "mail"}).first, 0);
    }
}

// An interactive shell with job control. Its prompt is "now=".
class LiveShell : public LiveJobs
{
protected:
    void start(const std::vector<std::string>& words)
    {
        bash = std::make_unique<TerminalProgram>(
            std::vector<std::string>{"/bin/bash", "--norc", "-i"}, environment());
        std::string line = "PS1=n''ow=; set +H;";
        for (const std::string& word : words)
            line += " " + word;
        bash->type(line + "\n");
    }
    void putIntoBackground() const
    {
        bash->type("\x1a");
        ASSERT_TRUE(bash->shows("Stopped")) << bash->screen();
        ASSERT_TRUE(bash->shows("now=")) << bash->screen();
        bash->type("bg\n");
        ASSERT_TRUE(bash->shows("now=")) << bash->screen();
    }

    std::unique_ptr<TerminalProgram> bash;
};

TEST_F(LiveShell, WritesFromTheBackgroundAlsoWhereThatStopsOthers)
{
    add();
    start({"stty tostop; " + ctlWords({})[0], "--known-hosts", server->knownHosts().string(), "run", "mail"});
    ASSERT_TRUE(bash->shows("ready at ")) << bash->screen();
    putIntoBackground();
    server->killListenerAndSessions();
    ASSERT_TRUE(bash->shows("Trying again")) << bash->screen();
    server->start();
    EXPECT_TRUE(isOnline()) << bash->screen();
    EXPECT_TRUE(carries());
}

TEST_F(LiveShell, AsksAgainInTheForegroundAndTakesNoLettersOfOthers)
{
    add();
    start({UNDERPASSCTL, "--known-hosts", (home.path() / "none").string(), "run", "mail"});
    ASSERT_TRUE(bash->shows("Type yes or no: ")) << bash->screen();
    putIntoBackground();
    bash->type("echo typed-$((6*7))\n");
    ASSERT_TRUE(bash->shows("typed-42")) << "The shell has every letter. " << bash->screen();
    bash->type("fg\n");
    ASSERT_TRUE(bash->shows("Type yes or no: ")) << bash->screen();
    bash->type("yes\n");
    ASSERT_TRUE(bash->shows("ready at ")) << bash->screen();
    EXPECT_TRUE(carries());
}

TEST_F(LiveShell, HasWhatRunsInTheBackgroundDeclineAQuestion)
{
    add();
    start({UNDERPASSCTL, "--known-hosts", (home.path() / "none").string(), "run", "mail", "&"});
    ASSERT_TRUE(bash->shows("There is no terminal to ask on")) << bash->screen();
    bash->type("wait %1; echo code=$?=\n");
    EXPECT_TRUE(bash->shows("code=5=")) << bash->screen();
}

} // namespace
} // namespace underpass::test
