// SPDX-License-Identifier: MIT
#include "core/profile/import/CommandLines.h"
#include "core/profile/import/MobaXtermBookmarks.h"
#include "core/profile/import/SecureCrtSessions.h"
#include "core/profile/import/TeraTermIni.h"
#include "core/profile/import/WinScpSites.h"
#include "tests/core/profile/import/Expectations.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using test::remarksOf;
using test::specsOf;
using test::whyLeftOut;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(WinScpSites, BringTheTunnelThatTheyGoThrough)
{
    const Imported all = readWinScp(readIni(R"([Configuration\Interface]
RandomSeedFile=x
[Sessions\Default%20Settings]
HostName=default
[Sessions\Mail/My%20site]
HostName=inner.example.org
Tunnel=1
TunnelHostName=gate.example.org
TunnelPortNumber=2222
TunnelUserName=anna
TunnelPublicKeyFile=%2Fkeys%2Fa.ppk
TunnelLocalPortNumber=50022
TunnelPasswordPlain=hunter2
[Sessions\Files]
HostName=::1
FSProtocol=5
Tunnel=1
TunnelHostName=gate.example.org
[Sessions\Direct]
HostName=a
)"));
    ASSERT_THAT(all.sessions, SizeIs(3));
    EXPECT_EQ(all.sessions[0].name, "Mail/My site");
    EXPECT_EQ(all.sessions[0].draft.profile.server, (Endpoint{"gate.example.org", 2222}));
    EXPECT_EQ(all.sessions[0].draft.profile.account, "anna");
    EXPECT_THAT(all.sessions[0].draft.profile.credentials.keyFiles, ElementsAre("/keys/a.ppk"));
    EXPECT_THAT(specsOf(all.sessions[0]), ElementsAre("L:50022=inner.example.org:22"));
    EXPECT_THAT(remarksOf(all.sessions[0]), ElementsAre("not taken TunnelPassword"));
    EXPECT_THAT(specsOf(all.sessions[1]), ElementsAre("L:50000=[::1]:21"));
    EXPECT_THAT(remarksOf(all.sessions[1]), ElementsAre("changed TunnelLocalPortNumber"));
    EXPECT_THAT(whyLeftOut(all.sessions[2]), HasSubstr("without a tunnel"));
}

TEST(WinScpSites, AreFoundInARegistryByTheirPlace)
{
    const Imported all = readWinScp({{R"(HKEY_CURRENT_USER\Software\Martin Prikryl\WinSCP 2\Sessions\A%20b)",
        {{"HostName", "in"}, {"Tunnel", "1"}, {"TunnelHostName", "gate"}}}});
    ASSERT_THAT(all.sessions, SizeIs(1));
    EXPECT_EQ(all.sessions[0].name, "A b");
}

TEST(TeraTermIni, BringsItsForwardsAsOneProfile)
{
    const Imported all = readTeraTerm(readIni(R"(; a comment
[Tera Term]
TCPPort=22
[TTSSH]
Enabled=1
DefaultUserName=anna
DefaultForwarding=L1110:localhost:pop3;L1025:localhost:25:1;L127.0.0.2:1143:in:143;R8080:localhost:80;D1080;X;L1:nowhere
LocalForwardingIdentityCheck=1
DefaultRSAPrivateKeyFile=/keys/id
HeartBeat=60
[Hosts]
Host1=telnet://old.example.org
Host2=mail.example.org /ssh
Host3=other.example.org
)"));
    ASSERT_THAT(all.sessions, SizeIs(1));
    const ImportedSession& session = all.sessions[0];
    EXPECT_EQ(whyLeftOut(session), "");
    EXPECT_EQ(session.draft.profile.server, (Endpoint{"mail.example.org", 22}));
    EXPECT_EQ(session.draft.profile.account, "anna");
    EXPECT_EQ(session.draft.profile.keepalive, std::chrono::seconds{60});
    EXPECT_THAT(session.draft.profile.credentials.keyFiles, ElementsAre("/keys/id"));
    EXPECT_THAT(specsOf(session),
        ElementsAre("L:1110=localhost:110", "L:1025=localhost:25", "L:127.0.0.2:1143=in:143",
            "R:8080=localhost:80", "D:1080"));
    EXPECT_THAT(remarksOf(session),
        ElementsAre(
            "changed Hosts", "changed L1025:localhost:25:1", "not taken X", "not taken -L 1:nowhere"));
    for (const Forward& forward : session.draft.profile.forwards)
        EXPECT_EQ(forward.who, WhoMayConnect::OnlyMe);
}

TEST(TeraTermIni, IsLeftOutWithoutAServer)
{
    EXPECT_THAT(whyLeftOut(readTeraTerm(readIni("[TTSSH]\nDefaultForwarding=D1080")).sessions.at(0)),
        HasSubstr("no server"));
    EXPECT_THAT(whyLeftOut(readTeraTerm({}).sessions.at(0)), HasSubstr("no server"));
}

TEST(SecureCrtSessions, BringServerForwardsOfBothTablesAndTheJumpHost)
{
    const std::vector<Section> files{secureCrtSessionOf("prod/web 01",
                                         "S:\"Hostname\"=10.1.0.2\r\n"
                                         "S:\"Protocol Name\"=SSH2\r\n"
                                         "D:\"[SSH2] Port\"=00000d3d\r\n"
                                         "S:\"Username\"=ops\r\n"
                                         "S:\"Identity Filename V2\"=/keys/a::rawkey\r\n"
                                         "S:\"Password V2\"=02:hunter2\r\n"
                                         "S:\"Firewall Name\"=Session:prod/bastion\r\n"
                                         "Z:\"Port Forward Table V2\"=00000004\r\n"
                                         " web|127.0.0.1,8080|1|10.0.0.9|80||\r\n"
                                         " own|8081|0|stale|81||\r\n"
                                         " dyn|1080|0|socks,|0||\r\n"
                                         " rdp|0.0.0.0,3390|1|ms|3389|C:\\mstsc.exe|/v\r\n"
                                         "Z:\"Reverse Forward Table V2\"=00000002\r\n"
                                         " back|9000|1|localhost|90||\r\n"
                                         " broken|9\r\n"
                                         "Z:\"Description\"=00000001\r\n"
                                         " web|1|1|a|2||\r\n"),
        secureCrtSessionOf("prod/bastion",
            "S:\"Hostname\"=bastion\r\nS:\"Username\"=jump\r\nD:\"[SSH2] Port\"=000008ae\r\n"),
        secureCrtSessionOf("serial", "S:\"Protocol Name\"=Serial\r\nS:\"Hostname\"=a\r\n")};
    const Imported all = readSecureCrt(files);
    ASSERT_THAT(all.sessions, SizeIs(3));
    const ImportedSession& web = all.sessions[0];
    EXPECT_EQ(web.name, "prod/web 01");
    EXPECT_EQ(web.draft.profile.server, (Endpoint{"10.1.0.2", 3389}));
    EXPECT_THAT(web.draft.profile.credentials.keyFiles, ElementsAre("/keys/a"));
    EXPECT_THAT(specsOf(web),
        ElementsAre("L:127.0.0.1:8080=10.0.0.9:80", "L:8081=localhost:81", "D:1080", "L:3390=ms:3389",
            "R:9000=localhost:90"));
    ASSERT_THAT(web.draft.profile.via, SizeIs(1));
    EXPECT_EQ(web.draft.profile.via[0].server, (Endpoint{"bastion", 2222}));
    EXPECT_EQ(web.draft.profile.via[0].account, "jump");
    EXPECT_THAT(remarksOf(web),
        ElementsAre("not taken C:\\mstsc.exe", HasSubstr("changed -L 0.0.0.0:3390"), HasSubstr("broken"),
            "not taken Password V2"));
    EXPECT_THAT(whyLeftOut(all.sessions[2]), HasSubstr("no SSH connection"));
}

TEST(MobaXtermBookmarks, BringServersKeysAndJumpHosts)
{
    const Imported all = readMobaXterm(readIni(R"([Misc]
no=#109#0%a%22%x%
[Bookmarks]
SubRep=
ImgNum=42
Mail __PIPE__ box=#109#0%mail.example.org%2222%anna%%-1%-1%ls%j1.example__PIPE__j2.example%22__PIPE__2200%ben__PIPE__%0%0%0%_ProfileDir_\keys\id.ppk%%-1#MobaFont%10#0
[Bookmarks_1]
SubRep=Folder
web=#109#0%web.example.org%22%<default>%%-1%-1%%%22%%0%0%0%_CurrentDrive_:\id%%-1#MobaFont%10#0
rdp=#91#4%1.2.3.4%3389%bob%0#a
)"));
    ASSERT_THAT(all.sessions, SizeIs(3));
    const Profile& mail = all.sessions[0].draft.profile;
    EXPECT_EQ(all.sessions[0].name, "Mail | box");
    EXPECT_EQ(mail.server, (Endpoint{"mail.example.org", 2222}));
    EXPECT_EQ(mail.account, "anna");
    EXPECT_THAT(mail.credentials.keyFiles, ElementsAre("~/keys/id.ppk"));
    ASSERT_THAT(mail.via, SizeIs(2));
    EXPECT_EQ(mail.via[0].account, "ben");
    EXPECT_EQ(mail.via[1].server, (Endpoint{"j2.example", 2200}));
    EXPECT_THAT(remarksOf(all.sessions[0]), ElementsAre("not taken command"));
    EXPECT_EQ(all.sessions[1].draft.profile.account, "");
    EXPECT_THAT(all.sessions[1].draft.profile.credentials.keyFiles, IsEmpty());
    EXPECT_THAT(whyLeftOut(all.sessions[2]), HasSubstr("no SSH connection"));
    EXPECT_THAT(all.remarks, SizeIs(1)) << "Its tunnels are elsewhere.";
}

TEST(CommandLines, AreReadFromAScriptAndFromABatchFile)
{
    const Imported all = readCommandLines(
        "#!/bin/sh\n# mail\nssh -N \\\n  -L 1110:localhost:110 \\\n  anna@mail.example.org\n\n"
        "@echo off\r\nREM x\r\nplink -ssh -L 8080:in:80 ^\r\n  ben@web.example.org\r\n"
        "scp a b\nplink -pw hunter2 x@y\nssh -D 1080 c@d",
        "/folder");
    ASSERT_THAT(all.sessions, SizeIs(5));
    EXPECT_EQ(all.sessions[0].name, "mail.example.org");
    EXPECT_THAT(specsOf(all.sessions[0]), ElementsAre("L:1110=localhost:110"));
    EXPECT_EQ(all.sessions[1].draft.profile.account, "ben");
    EXPECT_EQ(all.sessions[2].name, "line 11");
    EXPECT_THAT(whyLeftOut(all.sessions[2]), HasSubstr("cannot be read"));
    EXPECT_EQ(all.sessions[3].name, "line 12");
    EXPECT_EQ(whyLeftOut(all.sessions[3]).find("hunter2"), std::string::npos);
    EXPECT_THAT(specsOf(all.sessions[4]), ElementsAre("D:1080")) << "The last line has no end.";
}

// What is written in the place of a command may be a secret.
TEST(CommandLines, AreNeverRepeated)
{
    const Imported all
        = readCommandLines("SSHPASS=hunter2 sshpass -e ssh a@h\nPGPASSWORD=hunter2\n", "/folder");
    for (const ImportedSession& each : all.sessions)
        EXPECT_EQ((each.name + whyLeftOut(each)).find("hunter2"), std::string::npos) << each.name;
    EXPECT_THAT(all.sessions, SizeIs(2));
}

TEST(TeraTermIni, DoesNotRepeatAPasswordInTheNameOfAServer)
{
    const Imported all = readTeraTerm(readIni("[Hosts]\nHost1=ssh://anna:hunter2@mail\n"));
    EXPECT_THAT(remarksOf(all.sessions.at(0)), IsEmpty());
    EXPECT_EQ(whyLeftOut(all.sessions.at(0)).find("hunter2"), std::string::npos);
}

TEST(SecureCrtSessions, AreBounded)
{
    std::string text;
    for (int i = 0; i < 6000; ++i)
        text += "S:\"a\"=b\n";
    EXPECT_THAT(secureCrtSessionOf("a", text).entries, SizeIs(mostOfOneSession));
}

} // namespace
} // namespace underpass
