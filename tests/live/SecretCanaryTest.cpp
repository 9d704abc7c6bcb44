// SPDX-License-Identifier: MIT
#include "core/profile/ProfileStore.h"
#include "core/system/SecretStore.h"
#include "tests/support/CodeServer.h"
#include "tests/support/KeyRing.h"
#include "tests/support/Socket.h"
#include "tests/support/TerminalProgram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace underpass::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

const std::string rightOne = CodeServer::password;
const std::string wrongOne = "canary that is wrong";

std::string inHex(const std::string& text)
{
    std::string hex;
    for (const unsigned char byte : text)
        for (const int shift : {4, 0})
            hex += "0123456789abcdef"[byte >> shift & 15];
    return hex;
}

// Where a canary was found, one place a line.
std::string traces(const std::string& place, const std::string& text)
{
    std::string found;
    for (const std::string& canary : {rightOne, wrongOne}) {
        for (const std::string& form : {canary, inHex(canary)}) {
            if (text.find(form) != std::string::npos)
                found += place + " holds \"" + form + "\"\n";
        }
    }
    return found;
}

std::string tracesBelow(const fs::path& folder)
{
    std::string found;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        found += traces("the name of a file", entry.path().string());
        if (entry.is_regular_file())
            found += traces(entry.path().string(), readText(entry.path()));
    }
    return found;
}

// What every account of this machine, or this one, can read of a process.
std::string tracesIn(pid_t process)
{
    const fs::path folder = "/proc/" + std::to_string(process);
    std::string found;
    for (const char* name : {"cmdline", "environ", "comm", "status", "maps"})
        found += traces(name, readText(folder / name));
    for (const auto& task : fs::directory_iterator{folder / "task"})
        found += traces("a thread's name", readText(task.path() / "comm"));
    return found;
}

class LiveSecretCanary : public testing::Test
{
protected:
    LiveSecretCanary()
    {
        const fs::path config = home.path() / ".config" / "underpass";
        fs::create_directories(config);
        writeText(config / "known_hosts", readText(server.knownHosts()));
        Profile profile;
        profile.id = "canary";
        profile.name = "Canary";
        profile.server = {"127.0.0.1", server.port()};
        profile.account = "anna";
        profile.credentials.methods = {LogInWith::Password};
        Forward forward;
        forward.target = Endpoint{"127.0.0.1", freePort()};
        profile.forwards.push_back(forward);
        ProfileSet set;
        set.profiles.push_back(profile);
        EXPECT_TRUE(ProfileStore{config}.save(set));
    }

    [[nodiscard]] TerminalProgram run() const
    {
        // A sanitizer's settings are for the program, too.
        const char* sanitizer = std::getenv("TSAN_OPTIONS");
        return {{UNDERPASSCTL, "--verbose", "run", "canary"},
            {"HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string(),
                "DBUS_SESSION_BUS_ADDRESS=" + ring.address(),
                std::string{"TSAN_OPTIONS="} + (sanitizer != nullptr ? sanitizer : "")}};
    }
    [[nodiscard]] std::string log() const
    {
        return readText(home.path() / ".local" / "state" / "underpass" / "canary.log");
    }
    void expectNoTrace(const TerminalProgram& program) const
    {
        EXPECT_EQ(tracesIn(program.id()), "");
        EXPECT_EQ(tracesBelow(home.path()), "");
        EXPECT_EQ(traces("the screen", program.screen()), "");
        EXPECT_THAT(log(), HasSubstr("canary: ")) << "There is no log to search.";
    }

    const CodeServer server{"password"};
    const KeyRing ring;
    const TempDir home;
};

void answer(TerminalProgram& program, const std::string& secret, const std::string& keepIt)
{
    ASSERT_TRUE(program.shows("Password for ")) << program.screen();
    ASSERT_TRUE(program.shows(": ")) << program.screen();
    program.type(secret + "\n");
    ASSERT_TRUE(program.shows("[y/N] ")) << program.screen();
    program.type(keepIt + "\n");
}

TEST_F(LiveSecretCanary, LeavesNoTraceWhenItIsTypedNorWhenItIsKept)
{
    TerminalProgram typed = run();
    answer(typed, wrongOne, "n");
    answer(typed, rightOne, "y");
    ASSERT_TRUE(typed.shows("Online.")) << typed.screen() << server.log();
    expectNoTrace(typed);
    typed.type("\x03");
    EXPECT_EQ(typed.exitCode(), 0) << typed.screen();

    TerminalProgram kept = run();
    ASSERT_TRUE(kept.shows("Online.")) << kept.screen() << server.log();
    EXPECT_THAT(kept.screen(), Not(HasSubstr("Password for"))) << "It was to be kept.";
    expectNoTrace(kept);
    kept.type("\x03");
    EXPECT_EQ(kept.exitCode(), 0);
    EXPECT_EQ(tracesBelow(home.path()), "");
    EXPECT_EQ(server.attempts("password"), 3);
}

// Whoever holds the new key would otherwise have the password before the person can think twice.
TEST_F(LiveSecretCanary, IsNotSentByItselfToAServerWhoseKeyIsNew)
{
    TerminalProgram typed = run();
    answer(typed, rightOne, "y");
    ASSERT_TRUE(typed.shows("Online.")) << typed.screen() << server.log();
    typed.type("\x03");
    EXPECT_EQ(typed.exitCode(), 0) << typed.screen();

    fs::remove(home.path() / ".config" / "underpass" / "known_hosts");
    TerminalProgram kept = run();
    ASSERT_TRUE(kept.shows("Type yes or no: ")) << kept.screen();
    kept.type("yes\n");
    ASSERT_TRUE(kept.shows("Password for ")) << kept.screen() << server.log();
    EXPECT_EQ(server.attempts("password"), 1) << "It was not to go there by itself.";
    kept.type(rightOne + "\n");
    ASSERT_TRUE(kept.shows("[y/N] ")) << kept.screen();
    kept.type("n\n");
    ASSERT_TRUE(kept.shows("Online.")) << kept.screen() << server.log();
    kept.type("\x03");
    EXPECT_EQ(kept.exitCode(), 0);
}

TEST(SecretCanary, IsFoundWhereItIs)
{
    const TempDir folder;
    fs::create_directory(folder.path() / "deep");
    EXPECT_EQ(tracesBelow(folder.path()), "");
    writeText(folder.path() / "deep" / "log", "PASS " + rightOne + "\n");
    EXPECT_THAT(tracesBelow(folder.path()), HasSubstr("deep/log"));
    EXPECT_THAT(traces("hex", "0x" + inHex(wrongOne)), HasSubstr("hex"));
    const TerminalProgram careless{{"/bin/sh", "-c", "read line # " + rightOne}, {"PASSWORD=" + wrongOne}};
    // Until it has become a shell, whose words and variables the kernel shows one after the other; ctest has
    // the time limit.
    for (std::string seen; !seen.contains("cmdline holds") || !seen.contains("environ holds");)
        seen = tracesIn(careless.id());
}

} // namespace
} // namespace underpass::test
