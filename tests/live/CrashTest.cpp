// SPDX-License-Identifier: MIT
#include "core/listen/PortOwner.h"
#include "core/profile/ProfileStore.h"
#include "tests/support/CodeServer.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/Socket.h"
#include "tests/support/TerminalProgram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>

namespace underpass::test {
namespace {

namespace fs = std::filesystem;
using testing::ContainsRegex;

// One with the heap and the stacks has megabytes.
constexpr std::uintmax_t largestWithoutMemory = std::uintmax_t{512} * 1024;

// The terminal program as a normal account runs it, online with a typed password, where cores are wished for.
// Root may look into everything, so it would hide what another account is refused.
class LiveCrash : public testing::Test
{
protected:
    LiveCrash()
    {
        const fs::path config = home.path() / ".config" / "underpass";
        fs::create_directories(config);
        writeText(config / "known_hosts", readText(server.knownHosts()));
        Profile profile;
        profile.id = "crash";
        profile.name = "Crash";
        profile.server = {"127.0.0.1", server.port()};
        profile.account = "anna";
        profile.credentials.methods = {LogInWith::Password};
        profile.credentials.remember = false;
        Forward forward;
        forward.listen = {"127.0.0.1", listenPort};
        forward.target = Endpoint{"127.0.0.1", freePort()};
        profile.forwards.push_back(forward);
        ProfileSet set;
        set.profiles.push_back(profile);
        EXPECT_TRUE(ProfileStore{config}.save(set));
        fs::copy_file(UNDERPASSCTL, program);
        copyRooms();
        fs::create_directory(cores);
        giveToNobody(home.path());
        for (const auto& entry : fs::recursive_directory_iterator{home.path()})
            giveToNobody(entry.path());
    }

    // Where rooms are shared libraries, whoever runs the program needs them, and may not look into our
    // folders.
    void copyRooms() const
    {
        const fs::path build = fs::path{UNDERPASSCTL}.parent_path().parent_path();
        fs::create_directory(rooms);
        for (const auto& entry : fs::recursive_directory_iterator{build}) {
            if (entry.path().extension() == ".so" && entry.path().filename().string().starts_with("libcore_"))
                fs::copy_file(entry.path(), rooms / entry.path().filename());
        }
    }
    static void giveToNobody(const fs::path& path)
    {
        EXPECT_EQ(::chown(path.c_str(), nobody, nobody), 0) << "Another account is a matter of root.";
    }
    [[nodiscard]] TerminalProgram asNobody(std::vector<std::string> argv) const
    {
        std::vector<std::string> whole{"/usr/bin/env", "--chdir=" + cores.string(), "/usr/bin/prlimit",
            "--core=unlimited", "/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"};
        whole.insert(whole.end(), argv.begin(), argv.end());
        // A sanitizer in the program would handle these its own way.
        const std::string plain = "_OPTIONS=disable_coredump=0:handle_segv=0";
        return {whole,
            {"ASAN" + plain, "TSAN" + plain, "LD_LIBRARY_PATH=" + rooms.string(),
                "HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string()}};
    }
    [[nodiscard]] TerminalProgram underpassctl() const
    {
        return asNobody({program.string(), "run", "crash"});
    }
    void goOnline(TerminalProgram& running) const
    {
        ASSERT_TRUE(running.shows("Password for ")) << running.screen();
        ASSERT_TRUE(running.shows(": "));
        running.type(std::string{CodeServer::password} + "\n");
        ASSERT_TRUE(running.shows("Online.")) << running.screen() << server.log();
    }
    [[nodiscard]] bool isThereACore() const { return !fs::is_empty(cores); }

    const CodeServer server{"password"};
    const TempDir home;
    const fs::path program = home.path() / "underpassctl";
    const fs::path rooms = home.path() / "rooms";
    const fs::path cores = home.path() / "cores";
    const std::uint16_t listenPort = freePort();
};

TEST_F(LiveCrash, LeavesNoCoreHoweverTheProgramEnds)
{
    TerminalProgram careless = asNobody({"/bin/sh", "-c", "kill -ABRT $$"});
    const bool systemWritesCores = WCOREDUMP(careless.endStatus());
    RecordProperty("core_pattern", readText("/proc/sys/kernel/core_pattern"));
    fs::remove_all(cores);
    fs::create_directory(cores);
    giveToNobody(cores);
    EXPECT_TRUE(systemWritesCores) << "Without one for a careless program this shows nothing.";

    for (const int signal : {SIGABRT, SIGSEGV}) {
        TerminalProgram running = underpassctl();
        goOnline(running);
        const fs::path facts = "/proc/" + std::to_string(running.id());
        EXPECT_THAT(readText(facts / "limits"), ContainsRegex("Max core file size +1 "));
        EXPECT_EQ(std::stoul(readText(facts / "coredump_filter"), nullptr, 16), 0U);
        ::kill(running.id(), signal);
        const int status = running.endStatus();
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal) << status;
        EXPECT_FALSE(WCOREDUMP(status));
        EXPECT_FALSE(isThereACore()) << signal;
    }
}

// As where a socket receives cores whatever the limit is: the registers of each thread, and a list of
// libraries.
TEST_F(LiveCrash, ACoreThatIsTakenAllTheSameHoldsNoMemory)
{
    TerminalProgram running = underpassctl();
    goOnline(running);
    OtherProcess other{[&] {
        const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
        return becomeNobody() && ::prlimit(running.id(), RLIMIT_CORE, &unlimited, nullptr) == 0 ? 0 : 1;
    }};
    ASSERT_EQ(other.result(), 0);
    ::kill(running.id(), SIGABRT);
    ASSERT_TRUE(WCOREDUMP(running.endStatus()));
    for (const auto& entry : fs::directory_iterator{cores})
        EXPECT_LT(entry.file_size(), largestWithoutMemory);
}

// Protection must not cost port holders and callers their names: another of our processes looks them up like
// this.
TEST_F(LiveCrash, AnotherProcessOfTheAccountStillSeesWhoWeAre)
{
    TerminalProgram running = underpassctl();
    goOnline(running);
    OtherProcess other{[&] {
        if (!becomeNobody())
            return 1;
        const auto holder = findPortOwner({asio::ip::make_address("127.0.0.1"), listenPort});
        if (!holder || holder->program != program.string() || holder->processId != running.id())
            return 2;
        const fs::path facts = "/proc/" + std::to_string(running.id());
        std::error_code failed;
        if (fs::read_symlink(facts / "exe", failed) != program)
            return 3;
        int sockets = 0;
        for (const auto& descriptor : fs::directory_iterator{facts / "fd", failed})
            sockets += fs::read_symlink(descriptor.path(), failed).string().starts_with("socket:") ? 1 : 0;
        return sockets > 1 ? 0 : 4; // The port's and the one to the server.
    }};
    EXPECT_EQ(other.result(), 0);
}

} // namespace
} // namespace underpass::test
