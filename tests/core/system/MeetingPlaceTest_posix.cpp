// SPDX-License-Identifier: MIT
#include "core/control/ControlSocket.h"
#include "core/system/MeetingPlace.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include <asio/io_context.hpp>
#include <sys/stat.h>

namespace underpass {
namespace {

namespace fs = std::filesystem;

class Removed
{
public:
    explicit Removed(fs::path folder)
        : m_folder(std::move(folder))
    { }
    Removed(const Removed&) = delete;
    Removed& operator=(const Removed&) = delete;
    ~Removed()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }

private:
    fs::path m_folder;
};

void expectThatProcessesMeetIn(const fs::path& place)
{
    const Removed removed{place};
    asio::io_context loop;
    const auto server
        = ControlServer::open(loop, place, [](const ControlRequest&) { return ControlReply{}; });
    ASSERT_TRUE(server) << sentence(server.error());
    EXPECT_EQ(findControlPeers(place).size(), 1U);
    EXPECT_EQ(fs::status(place).permissions(), fs::perms::owner_all);
}

TEST(MeetingPlace, LiesBesideTheProfiles)
{
    const test::TempDir folder;
    EXPECT_EQ(meetingPlace(folder.path()), fs::canonical(folder.path()) / "run");
    EXPECT_EQ(meetingPlace(folder.path() / "new"), fs::canonical(folder.path()) / "new" / "run")
        << "Also before they are there.";
    expectThatProcessesMeetIn(meetingPlace(folder.path()));
}

TEST(MeetingPlace, DependsOnNoEnvironment)
{
    const test::TempDir folder;
    const fs::path place = meetingPlace(folder.path());
    const char* const former = std::getenv("XDG_RUNTIME_DIR");
    const std::string kept = former ? former : "";
    ::setenv("XDG_RUNTIME_DIR", "/nonexistent", 1);
    EXPECT_EQ(meetingPlace(folder.path()), place);
    former ? ::setenv("XDG_RUNTIME_DIR", kept.c_str(), 1) : ::unsetenv("XDG_RUNTIME_DIR");
}

TEST(MeetingPlace, FollowsTheLinksToTheFile)
{
    const test::TempDir real;
    const test::TempDir other;
    std::ofstream{real.path() / "profiles.json"} << "{}";
    fs::create_directory_symlink(real.path(), other.path() / "folder");
    fs::create_symlink(real.path() / "profiles.json", other.path() / "profiles.json");
    EXPECT_EQ(meetingPlace(other.path() / "folder"), meetingPlace(real.path()));
    EXPECT_EQ(meetingPlace(other.path()), meetingPlace(real.path()));
}

TEST(MeetingPlace, IsElsewhereWhereAPathIsTooLongForASocket)
{
    const test::TempDir folder;
    const fs::path deep = folder.path() / std::string(100, 'd');
    fs::create_directory(deep);
    const fs::path place = meetingPlace(deep);
    EXPECT_NE(place, fs::canonical(deep) / "run");
    EXPECT_EQ(meetingPlace(deep), place);
    EXPECT_NE(meetingPlace(folder.path() / std::string(100, 'e')), place);
    expectThatProcessesMeetIn(place);
}

TEST(MeetingPlace, IsElsewhereWhereTheFileHasANameOfItsOwn)
{
    const test::TempDir folder;
    const test::TempDir notes;
    std::ofstream{notes.path() / "mine.json"} << "{}";
    fs::create_symlink(notes.path() / "mine.json", folder.path() / "profiles.json");
    const fs::path place = meetingPlace(folder.path());
    EXPECT_NE(place.parent_path(), notes.path()) << "Two such files may lie side by side.";
    expectThatProcessesMeetIn(place);
}

TEST(MeetingPlace, IsElsewhereWhereTheFolderIsSomebodyElsesOrReadOnly)
{
    UNDERPASS_NEEDS_ROOT();
    const test::TempDir folder;
    ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
    const fs::path own = folder.path() / "own";
    fs::create_directory(own);
    ASSERT_EQ(::chown(own.c_str(), 65534, 65534), 0);
    ASSERT_EQ(::chmod(own.c_str(), 0555), 0);
    test::OtherProcess nobody{[&] {
        if (!test::becomeNobody())
            return 1;
        const fs::path ofRoot = meetingPlace(folder.path());
        const fs::path readOnly = meetingPlace(own);
        const bool areElsewhere = ofRoot != folder.path() / "run" && readOnly != own / "run";
        return areElsewhere && ofRoot != readOnly ? 0 : 2;
    }};
    EXPECT_EQ(nobody.result(), 0);
}

} // namespace
} // namespace underpass
