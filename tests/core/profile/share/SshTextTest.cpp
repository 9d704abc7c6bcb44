// SPDX-License-Identifier: MIT
#include "core/profile/share/SshText.h"

#include "core/profile/ProfileJson.h"
#include "core/profile/import/ConfigHost.h"
#include "core/profile/import/ForwardSpec.h"
#include "core/profile/import/SshCommand.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Profile profileWith(std::initializer_list<const char*> forwards)
{
    Profile profile;
    profile.id = "mail";
    profile.name = "Mail";
    profile.server = {"mail.example.org", 22};
    profile.account = "anna";
    for (const char* const spec : forwards)
        profile.forwards.push_back(parseForward(spec).value());
    return profile;
}

// Every kind of thing that ssh has words for. At a jump host, a command line's log-in is taken for the
// server's, a configuration's is that of the jump host's own Host.
enum class AtJumpHosts { TheSame, Usual };
std::vector<Profile> manyProfiles(AtJumpHosts logIn)
{
    std::vector<Profile> all{profileWith({"L:1110=localhost:110"}),
        profileWith({"L:127.0.0.2:1143=[2001:db8::1]:143", "R:9000=localhost:80",
            "R:0.0.0.0:9001=localhost:81", "D:1080"})};
    Profile& rich = all.emplace_back(profileWith({"D:[::1]:1080"}));
    rich.server = {"2001:db8::7", 2222};
    rich.account = "DOMAIN\\anna o'neill";
    rich.credentials.keyFiles
        = {"~/.ssh/my key", std::filesystem::absolute("/keys/it's").string(), "~/.ssh/plain"};
    rich.credentials.methods = {LogInWith::Agent, LogInWith::KeyFile, LogInWith::Password};
    rich.credentials.agent = "/run/my agent";
    rich.hostKeyAlias = "alias";
    rich.keepalive = std::chrono::seconds{60};
    Hop first;
    first.server = {"jump.example.org", 2200};
    first.account = "ben";
    if (logIn == AtJumpHosts::TheSame)
        first.credentials = rich.credentials;
    Hop second = first;
    second.server = {"2001:db8::8", 22};
    rich.via = {first, second};
    return all;
}

void expectSame(const SshDraft& draft, Profile wanted)
{
    EXPECT_THAT(draft.remarks, IsEmpty()) << say(draft.remarks.at(0).why);
    wanted.id = {};
    wanted.name = draft.profile.name;
    Profile read = draft.profile;
    read.id = {};
    EXPECT_EQ(profileJson(read), profileJson(wanted));
}

TEST(SshText, IsAShortLineThatPeopleKnow)
{
    Profile profile = profileWith({"L:1110=localhost:110"});
    profile.keepalive = std::chrono::seconds{0};
    EXPECT_EQ(sshCommandOf(profile).text, "ssh -N -L 1110:localhost:110 -l anna mail.example.org");
}

TEST(SshText, IsReadBackAsTheSameProfileFromACommandLine)
{
    for (const Profile& profile : manyProfiles(AtJumpHosts::TheSame)) {
        const std::string line = sshCommandOf(profile).text;
        const auto draft = readSshCommand(line);
        ASSERT_TRUE(draft) << line << ": " << sentence(draft.error());
        SCOPED_TRACE(line);
        expectSame(*draft, profile);
    }
}

TEST(SshText, IsReadBackAsTheSameProfileFromAConfiguration)
{
    const test::TempDir folder;
    for (const Profile& profile : manyProfiles(AtJumpHosts::Usual)) {
        const std::string text = sshConfigOf(profile).text;
        test::writeText(folder.path() / "config", text);
        const auto draft = readConfigHost(folder.path() / "config", {folder.path(), "me"}, "mail");
        ASSERT_TRUE(draft) << text << sentence(draft.error());
        SCOPED_TRACE(text);
        expectSame(*draft, profile);
    }
}

TEST(SshText, SaysWhatSshDoesOtherwise)
{
    Profile profile = profileWith({"L:1110=localhost:110", "D:1080", "R:9000=localhost:80"});
    profile.forwards[1].enabled = false;
    profile.proxy = {.kind = ProxyKind::Socks5, .server = {"proxy", 1080}, .account = {}};
    profile.oldAlgorithms = {"ssh-rsa"};
    Hop hop;
    hop.server = {"jump", 22};
    hop.credentials.keyFiles = {"/keys/other"};
    profile.via = {hop};
    std::vector<std::string> said;
    for (const Remark& remark : sshConfigOf(profile).remarks)
        said.push_back(remark.what + ": " + say(remark.why));
    EXPECT_THAT(said,
        ElementsAre(HasSubstr("L 1110 -> localhost:110: With ssh, everybody on this PC"),
            HasSubstr("D 1080: It is switched off"), HasSubstr("proxy: ssh goes"),
            HasSubstr("oldAlgorithms:"), HasSubstr("via: How it logs in")));
    EXPECT_EQ(sshConfigOf(profile).text.find("1080"), std::string::npos);
    EXPECT_EQ(sshCommandOf(profile).remarks, sshConfigOf(profile).remarks);
    profile.forwards[0].who = WhoMayConnect::EveryoneOnThisPc;
    EXPECT_THAT(say(sshConfigOf(profile).remarks.at(0).why), HasSubstr("switched off"));
}

TEST(SshText, LeavesNothingForAShellToDo)
{
    Profile profile = profileWith({"D:1080"});
    profile.account = "a;rm -rf ~ $(x) `y` \"z\" |&<>*";
    profile.credentials.keyFiles = {"/keys/$HOME"};
    const auto draft = readSshCommand(sshCommandOf(profile).text);
    ASSERT_TRUE(draft) << sentence(draft.error());
    EXPECT_EQ(draft->profile.account, profile.account);
    EXPECT_THAT(draft->profile.credentials.keyFiles, ElementsAre("/keys/$HOME"));
}

TEST(SshText, HasNoSettingThatALineFeedWouldBegin)
{
    Profile profile = profileWith({"D:1080"});
    profile.account = "anna\nProxyCommand calc";
    profile.credentials.keyFiles = {"/k\nProxyCommand=calc"};
    profile.credentials.agent = "/a\nProxyCommand=calc";
    for (const SshText& written : {sshConfigOf(profile), sshCommandOf(profile)}) {
        EXPECT_EQ(written.text.find("\nProxyCommand"), std::string::npos) << written.text;
        EXPECT_EQ(written.text.find("=calc"), std::string::npos) << written.text;
    }
    EXPECT_FALSE(validate(profile).empty());
}

TEST(SshText, IsNotTakenApartByPowerShell)
{
    Profile profile = profileWith({"D:1080"});
    profile.account = "o'neill; calc";
    profile.via = {{.server = {"a", 22}, .account = "x", .credentials = {}},
        {.server = {"b", 22}, .account = "y", .credentials = {}}};
    const std::string line = sshCommandOf(profile).text;
    EXPECT_THAT(line, HasSubstr("-J 'x@a,y@b'"));
    EXPECT_THAT(line, HasSubstr("-l \"o'neill; calc\""));
}

} // namespace
} // namespace underpass
