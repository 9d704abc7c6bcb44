// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"
#include "tests/support/Eventually.h"
#include "tests/support/Socket.h"
#include "tests/support/SshServer.h"
#include "tests/support/TerminalProgram.h"

#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// A saved profile whose tunnel underpassctl runs, in a terminal or in the background, and who edits it.
class LiveInForce : public testing::Test
{
protected:
    LiveInForce()
    {
        const fs::path config = home.path() / ".config" / "underpass";
        fs::create_directories(config);
        file = config / "profiles.json";
        writeText(config / "known_hosts", readText(server.knownHosts()));
        profile.id = "mail";
        profile.name = "Mail";
        profile.server = {"127.0.0.1", server.port()};
        profile.account = SshServer::account();
        profile.credentials.methods = {LogInWith::KeyFile};
        profile.credentials.keyFiles = {server.userKey()};
        profile.forwards.push_back({});
        profile.forwards[0].listen.port = port;
        profile.forwards[0].target = Endpoint{"127.0.0.1", target.port()};
        saveByHand();
    }
    ~LiveInForce() override
    {
        if (isInBackground)
            (void)ctl({"disconnect", "mail"});
    }

    // As an editor does, and without a copy beside it.
    void saveByHand() const
    {
        ProfileSet set;
        set.profiles.push_back(profile);
        writeText(file, writeProfiles(set));
    }
    [[nodiscard]] std::vector<std::string> environment() const
    {
        return {"HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string(),
            "PATH=/usr/bin:/bin"};
    }
    struct Said
    {
        bool isDone = false;
        std::string text;
    };
    [[nodiscard]] Said ctl(const std::vector<std::string>& arguments) const
    {
        std::vector<std::string> argv{"/usr/bin/env", "-i"};
        for (const std::string& each : environment())
            argv.push_back(each);
        argv.emplace_back(UNDERPASSCTL);
        argv.insert(argv.end(), arguments.begin(), arguments.end());
        const fs::path output = home.path() / "said";
        fs::remove(output);
        const bool isDone = test::run(argv, output);
        return {isDone, readText(output)};
    }

    void runInTerminal()
    {
        terminal.emplace(std::vector<std::string>{UNDERPASSCTL, "run", "mail"}, environment());
        ASSERT_TRUE(terminal->shows("Online.")) << terminal->screen() << server.log();
    }
    void connectInBackground()
    {
        const Said said = ctl({"connect", "mail"});
        isInBackground = said.isDone;
        ASSERT_TRUE(said.isDone) << said.text << server.log();
    }
    void narrowInTerminal() const
    {
        const Said said = ctl({"edit", "mail", "--set", "forwards[0].programs=thunderbird"});
        EXPECT_TRUE(said.isDone);
        EXPECT_THAT(said.text, HasSubstr("goes by it from now on"));
    }
    void narrowByHand()
    {
        profile.forwards[0].programs = {"thunderbird"};
        saveByHand();
    }
    // Somebody is connected while `narrow` excludes him.
    template <class Narrow> void expectThatItExcludesUs(const Narrow& narrow)
    {
        Socket caller = Socket::connect(port);
        const Socket callee = target.accept();
        callee.write("hello\n");
        ASSERT_EQ(caller.readLine(), "hello\n");
        narrow();
        EXPECT_THROW((void)caller.readAll(), std::system_error) << "His connection ends.";
        Socket next = Socket::connect(port);
        EXPECT_THROW((void)next.readAll(), std::system_error) << "The next one is refused.";
        const auto logSaysSo = [this] {
            return log().find("was ended: the forward is not for it any more.") != std::string::npos;
        };
        EXPECT_TRUE(eventually(logSaysSo)) << log(); // Written a moment after the connection has ended.
        EXPECT_THAT(server.log().find("Accepted publickey"), server.log().rfind("Accepted publickey"))
            << "One connection to the server, throughout.";
    }
    [[nodiscard]] std::string log() const
    {
        return readText(home.path() / ".local" / "state" / "underpass" / "mail.log");
    }
    [[nodiscard]] bool statusSays(const std::string& words) const
    {
        for (int tries = 0; tries < 600; ++tries) { // Each look is a process that takes its time.
            if (ctl({"status"}).text.find(words) != std::string::npos)
                return true;
        }
        return false;
    }

    const SshServer server;
    const Socket target = Socket::listen();
    const TempDir home;
    const std::uint16_t port = freePort();
    fs::path file;
    Profile profile;
    std::optional<TerminalProgram> terminal;
    bool isInBackground = false;
};

TEST_F(LiveInForce, ARuleNarrowedInTheTerminalEndsWhatRunCarries)
{
    runInTerminal();
    expectThatItExcludesUs([this] { narrowInTerminal(); });
}

TEST_F(LiveInForce, ARuleNarrowedByHandEndsWhatRunCarries)
{
    runInTerminal();
    expectThatItExcludesUs([this] { narrowByHand(); });
}

TEST_F(LiveInForce, ARuleNarrowedInTheTerminalEndsWhatTheBackgroundCarries)
{
    connectInBackground();
    expectThatItExcludesUs([this] { narrowInTerminal(); });
}

TEST_F(LiveInForce, ARuleNarrowedByHandEndsWhatTheBackgroundCarries)
{
    connectInBackground();
    expectThatItExcludesUs([this] { narrowByHand(); });
}

TEST_F(LiveInForce, AFileThatCannotBeUsedChangesNothingAndStatusSaysSo)
{
    runInTerminal();
    writeText(file, "{\n  \"profiles\": [],\n}");
    ASSERT_TRUE(terminal->shows("cannot be used"));
    EXPECT_TRUE(statusSays("line 3, column 1: the comma before this bracket is one too many"));
    Socket caller = Socket::connect(port);
    target.accept().write("hello\n");
    EXPECT_EQ(caller.readLine(), "hello\n");
    fs::remove(file);
    ASSERT_TRUE(terminal->shows("it is missing"));
    saveByHand();
    ASSERT_TRUE(terminal->shows("can be used again"));
    EXPECT_THAT(ctl({"status"}).text, testing::Not(HasSubstr("profiles.json")));
}

TEST_F(LiveInForce, AProfileThatIsRemovedTakesItsTunnelWithIt)
{
    runInTerminal();
    const Said said = ctl({"remove", "mail"});
    EXPECT_THAT(said.text, HasSubstr("Its tunnel has ended"));
    EXPECT_TRUE(terminal->shows("The profile was removed, so its tunnel ends."));
    EXPECT_EQ(terminal->exitCode(), 0);
}

TEST_F(LiveInForce, AnotherAccountIsConnectedForAnewAndTheCommandSaysSo)
{
    runInTerminal();
    const Said said = ctl({"edit", "mail", "--account", "nobody-of-this-name", "--set", "keepalive=9"});
    EXPECT_THAT(said.text, HasSubstr("connects anew with it (account)"));
    EXPECT_TRUE(terminal->shows("connecting anew with it"));
    EXPECT_TRUE(terminal->shows("did not accept the log-in of nobody-of-this-name"));
}

TEST_F(LiveInForce, WhatCountsFromTheNextConnectionOnIsSaidByCommandAndStatus)
{
    runInTerminal();
    EXPECT_THAT(ctl({"edit", "mail", "--set", "keepalive=9"}).text,
        HasSubstr(
            "keepalive counts from the next connection on. \"underpassctl reconnect mail\" makes one now."));
    EXPECT_TRUE(statusSays("keepalive counts from the next connection on."));
    EXPECT_TRUE(ctl({"reconnect", "mail"}).isDone);
    EXPECT_TRUE(terminal->shows("Online."));
    EXPECT_THAT(ctl({"status"}).text, testing::Not(HasSubstr("keepalive counts")));
}

} // namespace
} // namespace underpass::test
