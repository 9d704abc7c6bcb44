// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"
#include "tests/support/CodeServer.h"
#include "tests/support/KeyTool.h"
#include "tests/support/Socket.h"
#include "tests/support/TerminalProgram.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

namespace underpass::test {
namespace {

namespace fs = std::filesystem;

// A key that is never opened: by the time it is wanted there is a pipe in its place, into which nobody
// writes.
class LiveSlowKey : public testing::Test
{
protected:
    LiveSlowKey()
    {
        const fs::path config = home.path() / ".config" / "underpass";
        fs::create_directories(config);
        writeText(config / "known_hosts", readText(server.knownHosts()));
        Profile profile;
        profile.id = "slow";
        profile.name = "Slow";
        profile.server = {"127.0.0.1", server.port()};
        profile.account = "anna";
        profile.credentials.methods = {LogInWith::KeyFile};
        profile.credentials.keyFiles = {key.string()};
        profile.credentials.remember = false;
        Forward forward;
        forward.target = Endpoint{"127.0.0.1", freePort()};
        profile.forwards.push_back(forward);
        ProfileSet set;
        set.profiles.push_back(profile);
        EXPECT_TRUE(ProfileStore{config}.save(set));
    }
    ~LiveSlowKey() override
    {
        if (writer >= 0)
            ::close(writer);
    }
    LiveSlowKey(const LiveSlowKey&) = delete;
    LiveSlowKey& operator=(const LiveSlowKey&) = delete;

    // Succeeds once somebody waits at the other end.
    void waitUntilItIsBeingOpened()
    {
        while ((writer = ::open(key.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC)) < 0)
            ::sched_yield();
    }

    const CodeServer server{"key-then-code"};
    const TempDir home;
    const fs::path key = makeKeyFile(home.path(), "key", {"-t", "ed25519"}, "correct horse");
    int writer = -1;
};

TEST_F(LiveSlowKey, EndsAtOnceWhileAKeyIsBeingOpened)
{
    TerminalProgram program{{UNDERPASSCTL, "run", "slow"},
        {"HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string()}};
    ASSERT_TRUE(program.shows("Passphrase for the key")) << program.screen();
    ASSERT_TRUE(program.shows(": "));
    fs::remove(key);
    ASSERT_EQ(::mkfifo(key.c_str(), 0600), 0);
    program.type("correct horse\n");
    waitUntilItIsBeingOpened();
    program.type("\x03");
    EXPECT_FALSE(program.shows("It ends.")) << program.screen();
    std::error_code isGone;
    const fs::path unused = fs::read_symlink("/proc/" + std::to_string(program.id()) + "/exe", isGone);
    EXPECT_TRUE(isGone) << unused << "It waits for the key: " << program.screen();
    ::close(std::exchange(writer, -1));
    EXPECT_EQ(program.exitCode(), 0) << program.screen();
}

} // namespace
} // namespace underpass::test
