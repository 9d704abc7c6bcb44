// SPDX-License-Identifier: MIT
#include "core/profile/Profiles.h"

#include "tests/support/TemporaryFolder.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Profile named(const std::string& id, const std::string& name, const Endpoint& listen)
{
    Profile profile;
    profile.id = id;
    profile.name = name;
    Forward forward;
    forward.listen = listen;
    forward.target = Endpoint{"localhost", 110};
    profile.forwards = {forward};
    return profile;
}

const std::vector<Profile> two{
    named("mail", "Mail", {"localhost", 1110}), named("web", "Web", {"localhost", 8080})};

TEST(Profiles, AreFoundByTheirIdAndThenByTheirName)
{
    std::vector<Profile> profiles{named("a", "b", {}), named("b", "c", {})};
    EXPECT_EQ(find(profiles, "b")->name, "c") << "An id goes before a name.";
    EXPECT_EQ(find(profiles, "c")->id, "b");
    EXPECT_EQ(find(profiles, "d"), nullptr);
}

TEST(Profiles, PutReplacesTheOneWithTheSameId)
{
    std::vector<Profile> profiles = two;
    put(profiles, named("mail", "Post", {}));
    put(profiles, named("new", "New", {}));
    ASSERT_EQ(profiles.size(), 3U);
    EXPECT_EQ(profiles[0].name, "Post");
    EXPECT_EQ(profiles[2].id, "new");
}

TEST(Profiles, AnIdIsMadeOfPlainLettersAndUnlikeAllOthers)
{
    EXPECT_EQ(makeId("Büro: Mail_1 & Web!", {}), "b-ro-mail_1-web");
    EXPECT_EQ(makeId("日本", {}), "profile");
    EXPECT_EQ(makeId("", {}), "profile");
    EXPECT_EQ(makeId("Mail", two), "mail-2");
    EXPECT_EQ(makeId("Mail", {named("mail", "x", {}), named("mail-2", "y", {})}), "mail-3");
    EXPECT_LE(makeId(std::string(500, 'a'), {}).size(), 64U);
    EXPECT_EQ(makeId(std::string(39, 'a') + " and more", {}), std::string(39, 'a'));
}

TEST(Profiles, ANameIsMadeUnlikeAllOthers)
{
    EXPECT_EQ(unlikeName("Post", two), "Post");
    EXPECT_EQ(unlikeName("Mail", two), "Mail (2)");
    EXPECT_EQ(unlikeName("Mail", {named("a", "Mail", {}), named("b", "Mail (2)", {})}), "Mail (3)");
}

TEST(Profiles, AFreePortIsTheFirstThatNobodyHas)
{
    const auto isTaken = [](std::uint16_t port) { return havePort(two, port); };
    EXPECT_EQ(freePort(1110, isTaken), 1111);
    EXPECT_EQ(freePort(1200, isTaken), 1200);
    EXPECT_EQ(freePort(65535, [](std::uint16_t) { return true; }), 0) << "Any free one.";
    std::vector<Profile> remote = two;
    remote[0].forwards[0].kind = ForwardKind::Remote;
    EXPECT_FALSE(havePort(remote, 1110)) << "That port is the server's.";
}

TEST(Profiles, MoveWhatListensHereToAnotherPort)
{
    Profile profile = two[0];
    const Endpoint place = profile.forwards[0].listen;
    EXPECT_EQ(moveListen(profile, {"localhost", 4}, 5), nullptr);
    EXPECT_EQ(profile, two[0]);
    const Forward* moved = moveListen(profile, place, 1999);
    ASSERT_NE(moved, nullptr);
    EXPECT_EQ(moved->listen, (Endpoint{place.host, 1999}));
    EXPECT_EQ(moved->target, two[0].forwards[0].target);
    profile.forwards[0].kind = ForwardKind::Remote;
    EXPECT_EQ(moveListen(profile, profile.forwards[0].listen, 1), nullptr) << "That port is the server's.";
}

std::vector<std::string> idsOf(const std::vector<Profile>& profiles)
{
    std::vector<std::string> ids;
    for (const Profile& profile : profiles)
        ids.push_back(profile.id);
    return ids;
}

TEST(Profiles, ArePutBeforeAnotherByHandAndStayThereInTheFile)
{
    std::vector<Profile> three = two;
    three.push_back(named("db", "Db", {"localhost", 5432}));
    place(three, {"db", "mail", "", ""});
    EXPECT_THAT(idsOf(three), ElementsAre("db", "mail", "web"));
    place(three, {"db", "db", "", ""});
    EXPECT_THAT(idsOf(three), ElementsAre("db", "mail", "web")) << "It is there.";
    place(three, {"mail", "", "", ""});
    EXPECT_THAT(idsOf(three), ElementsAre("db", "web", "mail"));
    place(three, {"gone", "web", "", "work"});
    EXPECT_THAT(idsOf(three), ElementsAre("db", "web", "mail"));
    const TemporaryFolder folder;
    ProfileStore store{folder.path()};
    ASSERT_TRUE(store.save({two, {}}));
    ASSERT_TRUE(store.edit([](ProfileSet& set) -> Result<void> {
        place(set.profiles, {"web", "mail", "", ""});
        return {};
    }));
    EXPECT_THAT(idsOf(store.load()->profiles.profiles), ElementsAre("web", "mail"));
}

TEST(Profiles, ComeOutOfOneGroupIntoAnotherAndStayInTheRest)
{
    std::vector<Profile> profiles = two;
    profiles[0].groups = {"work", "all"};
    place(profiles, {"mail", "", "work", "home"});
    EXPECT_THAT(profiles[1].groups, ElementsAre("home", "all"));
    place(profiles, {"mail", "", "home", "all"});
    EXPECT_THAT(profiles[1].groups, ElementsAre("all")) << "once";
    place(profiles, {"mail", "", "all", "all"});
    EXPECT_THAT(profiles[1].groups, ElementsAre("all"));
    place(profiles, {"mail", "", "all", ""});
    EXPECT_THAT(profiles[1].groups, IsEmpty());
}

TEST(Profiles, ADuplicateIsUnlikeAllOthersAndClashesWithNone)
{
    std::vector<Profile> profiles = two;
    profiles[0].autostart = true;
    profiles[0].groups = {"work"};
    profiles[0].forwards.push_back(profiles[0].forwards[0]);
    profiles[0].forwards.push_back(profiles[0].forwards[0]);
    profiles[0].forwards.push_back(profiles[0].forwards[0]);
    profiles[0].forwards[1].listen.port = 1111;
    profiles[0].forwards[2].kind = ForwardKind::Remote;
    profiles[0].forwards[3].listen.port = 110;
    const Profile copy = duplicateOf(profiles[0], profiles);
    EXPECT_EQ(copy.id, "mail-2");
    EXPECT_EQ(copy.name, "Mail (2)");
    EXPECT_FALSE(copy.autostart);
    EXPECT_EQ(copy.groups, profiles[0].groups);
    std::vector<std::uint16_t> ports;
    for (const Forward& forward : copy.forwards)
        ports.push_back(forward.listen.port);
    EXPECT_THAT(ports, ElementsAre(1112, 1113, 1110, 1114));
    EXPECT_THAT(clashes(copy, profiles), IsEmpty());
    profiles[0].name = std::string(200, 'x');
    EXPECT_LE(duplicateOf(profiles[0], profiles).name.size(), 200U);
    profiles.push_back(duplicateOf(profiles[0], profiles));
    EXPECT_LE(duplicateOf(profiles[0], profiles).name.size(), 200U);
}

std::vector<std::string> said(const Profile& profile, const ProfileId& before = {})
{
    std::vector<std::string> lines;
    for (const Problem& problem : clashes(profile, two, before))
        lines.push_back(problem.field + ": " + say(sentenceOf(problem)));
    return lines;
}

TEST(Profiles, SayWhatIsWrongAmongThem)
{
    EXPECT_THAT(said(named("post", "Post", {"localhost", 1143})), IsEmpty());
    EXPECT_THAT(said(named("post", "Mail", {"localhost", 1143})),
        ElementsAre("name: Another profile has this name already."));
    EXPECT_THAT(said(named("mail", "Post", {"localhost", 1143})),
        ElementsAre("id: The profile Mail has this id already."));
    EXPECT_THAT(said(named("post", "Post", {"localhost", 1110})),
        ElementsAre(
            "forwards[0].listen: The profile Mail listens on localhost:1110 already: choose another port."));
    EXPECT_THAT(said(two[0], "mail"), IsEmpty()) << "None of the others is it itself.";
}

TEST(Profiles, ClashOverAPortOnlyWhereBothWouldListen)
{
    Profile profile = named("post", "Post", {"localhost", 1110});
    const auto clashesAt = [&](const std::string& host) {
        profile.forwards[0].listen.host = host;
        return !clashes(profile, two).empty();
    };
    EXPECT_TRUE(clashesAt("127.0.0.1")) << "localhost is 127.0.0.1 and ::1.";
    EXPECT_TRUE(clashesAt("0.0.0.0"));
    EXPECT_FALSE(clashesAt("127.0.0.2") && clashesAt("192.0.2.1"));
    profile.forwards[0].listen = {"localhost", 1110};
    profile.forwards[0].enabled = false;
    EXPECT_THAT(clashes(profile, two), IsEmpty());
    profile.forwards[0].enabled = true;
    profile.forwards[0].kind = ForwardKind::Remote;
    EXPECT_THAT(clashes(profile, two), IsEmpty());
    profile.forwards[0].kind = ForwardKind::Local;
    profile.forwards[0].listen.port = 0;
    std::vector<Profile> any = two;
    any[0].forwards[0].listen.port = 0;
    EXPECT_THAT(clashes(profile, any), IsEmpty()) << "Any free port is never the same.";
}

TEST(Profiles, HaveTheirSecretsForgottenOnceTheyAreRemoved)
{
    const TemporaryFolder folder;
    ProfileStore store{folder.path()};
    ASSERT_TRUE(store.save({two, {}}));
    std::vector<ProfileId> forgotten;
    const auto forget = [&](const ProfileId& id) {
        EXPECT_EQ(ProfileStore{folder.path()}.load()->profiles.profiles.size(), 1U)
            << "The file comes first.";
        forgotten.push_back(id);
    };
    EXPECT_EQ(removeFrom(store, "mail", forget), Result<bool>{true});
    EXPECT_THAT(forgotten, ElementsAre("mail"));
    EXPECT_EQ(removeFrom(store, "Web", forget), Result<bool>{false}) << "A name is not an id.";
    EXPECT_THAT(forgotten, ElementsAre("mail"));
}

TEST(Profiles, KeepTheirSecretsWhereTheyCouldNotBeRemoved)
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "profiles.json");
    ProfileStore store{folder.path()};
    const auto forget = [](const ProfileId& id) { ADD_FAILURE() << id; };
    EXPECT_FALSE(removeFrom(store, "mail", forget));
}

} // namespace
} // namespace underpass
