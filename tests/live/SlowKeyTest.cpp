// SPDX-License-Identifier: MIT
#include "core/base/Wire.h"
#include "core/profile/ProfileStore.h"
#include "core/ssh/trust/KnownHosts.h"
#include "tests/support/CodeServer.h"
#include "tests/support/KeyTool.h"
#include "tests/support/Socket.h"
#include "tests/support/TerminalProgram.h"

#include <fstream>

#include <gtest/gtest.h>

#include <sched.h>

namespace underpass::test {
namespace {

namespace fs = std::filesystem;

// What the server would take, locked with as many rounds as are done: most of a minute.
std::string slowKey(const std::string& blob)
{
    WireWriter options;
    options.string("sixteen of salt!");
    options.number(2000);
    WireWriter key;
    for (const std::string_view part : {"aes256-ctr", "bcrypt"})
        key.string(part);
    key.string(options.take());
    key.number(1);
    key.string(blob);
    key.string(std::string(160, 'x'));
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + encodeBase64(std::string{"openssh-key-v1\0", 15} + key.take())
        + "\n-----END OPENSSH PRIVATE KEY-----\n";
}

// In ticks of the clock.
long timeUsedBy(pid_t process)
{
    std::ifstream stat{"/proc/" + std::to_string(process) + "/stat"};
    std::string field;
    long used = 0;
    for (int number = 1; stat >> field; ++number) {
        if (number == 14 || number == 15)
            used += std::stol(field);
    }
    return used;
}

class LiveSlowKey : public testing::Test
{
protected:
    LiveSlowKey()
    {
        const fs::path config = home.path() / ".config" / "underpass";
        fs::create_directories(config);
        writeText(key, slowKey(publicKey(server.userKey()).blob));
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
    // Once it works, and does not wait.
    static void waitUntilItIsBeingOpened(const TerminalProgram& program)
    {
        const long before = timeUsedBy(program.id());
        while (timeUsedBy(program.id()) < before + 20)
            ::sched_yield();
    }

    const CodeServer server{"key-then-code"};
    const TempDir home;
    const fs::path key = home.path() / "key";
};

TEST_F(LiveSlowKey, EndsAtOnceWhileAKeyIsBeingOpened)
{
    TerminalProgram program{{UNDERPASSCTL, "run", "slow"},
        {"HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string()}};
    ASSERT_TRUE(program.shows("Passphrase for the key")) << program.screen();
    ASSERT_TRUE(program.shows(": "));
    program.type("correct horse\n");
    waitUntilItIsBeingOpened(program);
    program.type("\x03");
    EXPECT_FALSE(program.shows("It ends.")) << program.screen();
    std::error_code isGone;
    const fs::path unused = fs::read_symlink("/proc/" + std::to_string(program.id()) + "/exe", isGone);
    EXPECT_TRUE(isGone) << unused << "It waits for the key: " << program.screen();
    EXPECT_EQ(program.exitCode(), 0) << program.screen();
}

} // namespace
} // namespace underpass::test
