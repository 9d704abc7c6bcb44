// SPDX-License-Identifier: MIT
#include "core/profile/import/PuttySessions.h"

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

ImportedSession read(std::vector<std::pair<std::string, std::string>> entries)
{
    entries.emplace_back("Protocol", "ssh");
    return readPutty({{"Mail", std::move(entries)}}, "me").sessions.at(0);
}

TEST(PuttySessions, BringServerAccountKeyForwardsAndKeepalive)
{
    const ImportedSession session = read({{"HostName", "mail.example.org"}, {"PortNumber", "2222"},
        {"UserName", "anna"}, {"PublicKeyFile", "/keys/a.ppk"}, {"PingInterval", "1"},
        {"PingIntervalSecs", "30"}, {"LogHost", "mail-alias"},
        {"PortForwardings",
            "4L1110=localhost:110,6L127.0.0.2:1143=[::1]:143,R9000=localhost:80,D1080=,D1081"}});
    const Profile& profile = session.draft.profile;
    EXPECT_EQ(whyLeftOut(session), "");
    EXPECT_EQ(profile.name, "Mail");
    EXPECT_EQ(profile.server, (Endpoint{"mail.example.org", 2222}));
    EXPECT_EQ(profile.account, "anna");
    EXPECT_THAT(profile.credentials.keyFiles, ElementsAre("/keys/a.ppk"));
    EXPECT_EQ(profile.keepalive, std::chrono::seconds{90});
    EXPECT_EQ(profile.hostKeyAlias, "mail-alias");
    EXPECT_THAT(specsOf(session),
        ElementsAre(
            "L:1110=localhost:110", "L:127.0.0.2:1143=[::1]:143", "R:9000=localhost:80", "D:1080", "D:1081"));
    EXPECT_THAT(remarksOf(session), IsEmpty());
}

TEST(PuttySessions, KeepAForwardWhateverPuttyEscapesInIt)
{
    EXPECT_THAT(specsOf(read({{"HostName", "a"}, {"PortForwardings", R"(L1\1\10=localhost:110,,\D1080=)"}})),
        ElementsAre("L:1110=localhost:110", "D:1080"));
}

TEST(PuttySessions, SayWhatIsChangedForSafetyAndWhatIsNotTaken)
{
    const ImportedSession session = read({{"HostName", "a.example"}, {"LocalPortAcceptAll", "1"},
        {"AgentFwd", "1"}, {"RemoteCommand", "rm -rf /"}, {"ProxyMethod", "5"},
        {"ProxyTelnetCommand", "evil %host"}, {"X11Forward", "1"}, {"SSHManualHostKeys", "SHA256:x"},
        {"SshProt", "0"}, {"Password", "hunter2"}, {"PublicKeyFile", R"(\\evil\share\key)"},
        {"PortForwardings", "L0.0.0.0:8080=in:80,L/tmp/a=/tmp/b,Q1"}});
    EXPECT_THAT(specsOf(session), ElementsAre("L:8080=in:80"));
    EXPECT_THAT(session.draft.profile.credentials.keyFiles, IsEmpty());
    EXPECT_THAT(remarksOf(session),
        ElementsAre(HasSubstr(R"(not taken -i \\evil)"), HasSubstr("changed -L 0.0.0.0:8080"),
            HasSubstr("/tmp/a"), "not taken Q1", "not taken ProxyMethod", "not taken AgentFwd",
            "not taken LocalPortAcceptAll", "not taken RemoteCommand", "not taken SSHManualHostKeys",
            "not taken X11Forward", "not taken Password", "not taken SshProt"));
    for (const Remark& remark : session.draft.remarks)
        EXPECT_EQ((remark.what + say(remark.why)).find("hunter2"), std::string::npos);
}

TEST(PuttySessions, GoThroughTheProxyOrTheJumpHostThatPuttyHas)
{
    const auto throughProxy = [](const char* method) {
        return read({{"HostName", "a"}, {"ProxyMethod", method}, {"ProxyHost", "proxy.example"},
            {"ProxyPort", "1080"}, {"ProxyUsername", "ben"}});
    };
    EXPECT_EQ(throughProxy("2").draft.profile.proxy.kind, ProxyKind::Socks5);
    EXPECT_EQ(throughProxy("2").draft.profile.proxy.server, (Endpoint{"proxy.example", 1080}));
    EXPECT_EQ(throughProxy("3").draft.profile.proxy.kind, ProxyKind::Http);
    EXPECT_EQ(throughProxy("3").draft.profile.proxy.account, "ben");
    for (const char* const other : {"1", "4", "5", "7", "8", "99"}) {
        EXPECT_EQ(throughProxy(other).draft.profile.proxy.kind, ProxyKind::None) << other;
        EXPECT_THAT(remarksOf(throughProxy(other)), ElementsAre("not taken ProxyMethod")) << other;
    }
    ASSERT_THAT(throughProxy("6").draft.profile.via, SizeIs(1));
    EXPECT_EQ(throughProxy("6").draft.profile.via[0].server, (Endpoint{"proxy.example", 1080}));
    EXPECT_EQ(throughProxy("6").draft.profile.via[0].account, "ben");
}

TEST(PuttySessions, TakeASavedSessionForTheJumpHostItStandsFor)
{
    const Imported all = readPutty(
        {{"Inner", {{"HostName", "inner"}, {"ProxyMethod", "6"}, {"ProxyHost", "Jump box"}}},
            {"Jump%20box", {{"HostName", "jump.example"}, {"PortNumber", "2200"}, {"UserName", "j"}}}},
        "me");
    const auto& via = all.sessions.at(0).draft.profile.via;
    ASSERT_THAT(via, SizeIs(1));
    EXPECT_EQ(via[0].server, (Endpoint{"jump.example", 2200}));
    EXPECT_EQ(via[0].account, "j");
}

TEST(PuttySessions, LeaveOutWhatIsNoServerOfSsh)
{
    const auto why = [](std::vector<std::pair<std::string, std::string>> entries) {
        return whyLeftOut(readPutty({{"x", std::move(entries)}}, "me").sessions.at(0));
    };
    EXPECT_THAT(why({{"Protocol", "telnet"}, {"HostName", "a"}}), HasSubstr("no SSH connection"));
    EXPECT_THAT(why({{"Protocol", "ssh"}}), HasSubstr("names no server"));
    EXPECT_THAT(why({{"HostName", "a b"}}), HasSubstr("cannot be read"));
    EXPECT_THAT(why({{"HostName", "a"}, {"PortNumber", "70000"}}), HasSubstr("cannot be read"));
    EXPECT_EQ(why({{"HostName", "::1"}}), "") << "PuTTY writes addresses of IPv6 as they are.";
    EXPECT_THAT(readPutty({{"Default%20Settings", {{"HostName", "a"}}}}, "me").sessions, IsEmpty());
}

TEST(PuttySessions, LogInWithTheAccountHereWhereThatIsWanted)
{
    EXPECT_EQ(read({{"HostName", "a"}, {"UserNameFromEnvironment", "1"}}).draft.profile.account, "me");
    EXPECT_EQ(read({{"HostName", "ben@a"}}).draft.profile.account, "ben");
}

TEST(PuttySessions, AreFoundInARegistryByTheirPlace)
{
    const std::string_view reg = R"(Windows Registry Editor Version 5.00

[HKEY_CURRENT_USER\Software\SimonTatham\PuTTY\SshHostKeys]
"a"="b"
[HKEY_CURRENT_USER\Software\SimonTatham\PuTTY\Sessions]
[HKEY_CURRENT_USER\Software\SimonTatham\PuTTY\Sessions\Mail%20box]
"HostName"="mail.example.org"
"PortNumber"=dword:00000016
[HKEY_CURRENT_USER\Software\9bis.com\KiTTY\Sessions\Other]
"HostName"="other.example.org"
)";
    const auto sessions = puttySessionsOf(readReg(reg));
    ASSERT_THAT(sessions, SizeIs(2));
    EXPECT_EQ(sessions[0].name, "Mail%20box");
    EXPECT_EQ(sessions[0].number("PortNumber", 0), 22);
    EXPECT_EQ(sessions[1].name, "Other");
}

TEST(PuttySessions, AreReadFromFilesOfUnixAndOfKitty)
{
    EXPECT_EQ(puttySessionOf("a", "HostName=b=c\nProtocol=ssh\n").value("HostName"), "b=c");
    const Section kitty = puttySessionOf("a",
        "HostName\\mail.example.org\\\r\nPortForwardings\\L1110=localhost:110\\\r\n"
        "TerminalType\\a%5Cb\\\r\n");
    EXPECT_EQ(kitty.value("HostName"), "mail.example.org");
    EXPECT_EQ(kitty.value("PortForwardings"), "L1110=localhost:110");
    EXPECT_EQ(kitty.value("TerminalType"), "a\\b");
}

} // namespace
} // namespace underpass
