// SPDX-License-Identifier: MIT
#include "core/profile/import/SshCommand.h"

#include "core/base/CleanText.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

SshDraft draftOf(const std::string& line)
{
    const auto read = readSshCommand(line, "/home/anna");
    EXPECT_TRUE(read) << line << ": " << (read ? "" : sentence(read.error()));
    return read ? *read : SshDraft{};
}

std::vector<std::string> forwardsOf(const std::string& line)
{
    std::vector<std::string> all;
    for (const Forward& forward : draftOf(line).profile.forwards)
        all.push_back(toString(forward));
    return all;
}

// What was not taken, and why, in one text each.
std::vector<std::string> remarksOf(const std::string& line)
{
    std::vector<std::string> all;
    for (const Remark& remark : draftOf(line).remarks)
        all.push_back(remark.what + ": " + say(remark.why));
    return all;
}

std::string refusalOf(const std::string& line)
{
    const auto read = readSshCommand(line);
    return read ? "nothing" : sentence(read.error());
}

TEST(SshCommand, BecomesAProfile)
{
    const SshDraft draft
        = draftOf("ssh -fNTv -p2222 -l anna -i ~/.ssh/work -i keys/other -L 1110:localhost:110 "
                  "-R 8080:localhost:80 -D1080 -J u@a.example,b.example:2222 mail.example.org");
    EXPECT_EQ(draft.profile.server, (Endpoint{"mail.example.org", 2222}));
    EXPECT_EQ(draft.profile.account, "anna");
    EXPECT_EQ(draft.profile.name, "mail.example.org");
    EXPECT_THAT(draft.profile.credentials.keyFiles,
        ElementsAre("~/.ssh/work", std::filesystem::path{"/home/anna/keys/other"}.make_preferred().string()));
    ASSERT_EQ(draft.profile.forwards.size(), 3U);
    EXPECT_EQ(toString(draft.profile.forwards[0]), "L 1110 -> localhost:110");
    EXPECT_EQ(draft.profile.forwards[1].kind, ForwardKind::Remote);
    EXPECT_EQ(draft.profile.forwards[2].kind, ForwardKind::Dynamic);
    ASSERT_EQ(draft.profile.via.size(), 2U);
    EXPECT_EQ(draft.profile.via[0].account, "u");
    EXPECT_EQ(draft.profile.via[1].server, (Endpoint{"b.example", 2222}));
    EXPECT_EQ(draft.profile.via[1].account, "anna");
    EXPECT_EQ(draft.profile.via[1].credentials.keyFiles, draft.profile.credentials.keyFiles);
    EXPECT_THAT(draft.remarks, IsEmpty());
}

TEST(SshCommand, TakesTheSettingsThatAProfileHas)
{
    const SshDraft draft = draftOf(
        "ssh -o HostName=10.0.0.5 -oPort=2200 -o 'User anna' -o \"LocalForward = 1110 localhost:110\" "
        "-o IdentityFile=/k -o ProxyJump=gate -o HostKeyAlias=mail -o ServerAliveInterval=30 "
        "-o PreferredAuthentications=publickey,gssapi-with-mic,password -o ExitOnForwardFailure=yes "
        "-o identityagent=~/agent alias");
    EXPECT_EQ(draft.profile.server, (Endpoint{"10.0.0.5", 2200}));
    EXPECT_EQ(draft.profile.account, "anna");
    EXPECT_EQ(toString(draft.profile.forwards.at(0)), "L 1110 -> localhost:110");
    EXPECT_EQ(draft.profile.via.at(0).server.host, "gate");
    EXPECT_EQ(draft.profile.hostKeyAlias, "mail");
    EXPECT_EQ(draft.profile.keepalive, std::chrono::seconds{30});
    EXPECT_EQ(draft.profile.credentials.agent, "~/agent");
    EXPECT_THAT(draft.profile.credentials.methods,
        ElementsAre(LogInWith::Agent, LogInWith::KeyFile, LogInWith::Password));
    EXPECT_THAT(draft.remarks, IsEmpty());
}

TEST(SshCommand, GoesByTheFirstOfWhatCanBeOneOnlyAsSshDoes)
{
    const Profile profile = draftOf("ssh -p 1 -l a -p 2 -l b -o Port=3 -J x -J y c@host:4 -N").profile;
    EXPECT_EQ(profile.server, (Endpoint{"host", 1}));
    EXPECT_EQ(profile.account, "a");
    ASSERT_EQ(profile.via.size(), 1U);
    EXPECT_EQ(profile.via[0].server.host, "x");
}

TEST(SshCommand, IsTakenFromPlinkAndAutossh)
{
    const SshDraft plink = draftOf("\"C:\\Program Files\\PuTTY\\plink.exe\" -ssh -batch -P 2222 -N -agent -i "
                                   "C:\\keys\\mail.ppk -L 1110:localhost:110 anna@mail.example.org");
    EXPECT_EQ(plink.profile.server, (Endpoint{"mail.example.org", 2222}));
    EXPECT_EQ(plink.profile.account, "anna");
    EXPECT_THAT(plink.profile.credentials.keyFiles.at(0), HasSubstr("C:\\keys\\mail.ppk"));
    EXPECT_THAT(plink.remarks, IsEmpty());

    const SshDraft autossh = draftOf(
        "AUTOSSH_GATETIME=0 /usr/bin/autossh -M 20000 -f -N -R 2200:localhost:22 ben@gate.example &");
    EXPECT_EQ(autossh.profile.account, "ben");
    EXPECT_EQ(toString(autossh.profile.forwards.at(0)), "R 2200 -> localhost:22");
    EXPECT_THAT(autossh.remarks, IsEmpty());
}

TEST(SshCommand, SaysWhatWasNotTakenAndWhy)
{
    EXPECT_THAT(
        remarksOf("ssh -A -C -F other -o ProxyCommand='nc %h %p' -o StrictHostKeyChecking=no host make -j2"),
        ElementsAre(HasSubstr("-A: An agent is never handed"), "-C: Underpass has no such option.",
            HasSubstr("-F: What is written there is not read"),
            HasSubstr("-o ProxyCommand: A profile holds no commands"),
            HasSubstr("-o StrictHostKeyChecking: Underpass always checks"),
            "\"make\": A profile holds no commands."));
    EXPECT_THAT(remarksOf("ssh -L 1110:/var/run/x.sock -R 1080 host"),
        ElementsAre(HasSubstr("-L 1110:/var/run/x.sock: This is no forward"), HasSubstr("-R 1080: ")));
    EXPECT_THAT(remarksOf("plink -hostkey SHA256:x -load Work -nc a:1 host"),
        ElementsAre(HasSubstr("-hostkey: "), HasSubstr("-load: "), HasSubstr("-nc: ")));
    EXPECT_THAT(remarksOf("ssh -i ~/.ssh/%r -o ServerAliveInterval=9999 -o Colour=blue host"),
        ElementsAre(
            HasSubstr("makes no sense"), HasSubstr("-o ServerAliveInterval"), HasSubstr("-o Colour")));
}

TEST(SshCommand, ShowsNoLetterThatATerminalWouldObey)
{
    for (const std::string& remark : remarksOf("ssh -\x1b -\xc3\xa4 -\x01 host"))
        EXPECT_EQ(cleanText(remark), remark);
}

TEST(SshCommand, ListensForThisMachineOnlyAndSaysSo)
{
    const std::string line
        = "ssh -L *:8080:h:80 -L 0.0.0.0:8081:h:81 -D :1080 -L 127.0.0.5:82:h:82 -R *:83:h:83 host";
    EXPECT_THAT(remarksOf(line),
        ElementsAre(HasSubstr("Made localhost:8080"), HasSubstr("Made localhost:8081"),
            HasSubstr("Made localhost:1080")));
    for (const Forward& forward : draftOf(line).profile.forwards)
        EXPECT_TRUE(!listensHere(forward) || isLoopback(forward.listen.host));
    EXPECT_THAT(remarksOf("ssh -g -L 8080:h:80 host"),
        ElementsAre(HasSubstr("-g: Forwards listen for this machine")));
}

TEST(SshCommand, ThatHoldsAPasswordIsRefusedAndThePasswordNotRepeated)
{
    for (const char* line : {"plink -pw hunter2 host", "plink host -pwfile hunter2",
             "sshpass -p hunter2 ssh host", "ssh anna:hunter2@host", "ssh ssh://anna:hunter2@host"}) {
        EXPECT_THAT(refusalOf(line), HasSubstr("passwords do not belong here")) << line;
        EXPECT_THAT(refusalOf(line), Not(HasSubstr("hunter2"))) << line;
    }
}

TEST(SshCommand, ThatMakesNoSenseIsRefused)
{
    EXPECT_THAT(refusalOf(""), HasSubstr("begins with none of ssh, plink and autossh"));
    EXPECT_THAT(refusalOf("scp a b"), HasSubstr("begins with none of"));
    EXPECT_THAT(refusalOf("ssh -N"), HasSubstr("names no server"));
    EXPECT_THAT(refusalOf("ssh host -L"), HasSubstr("its value is missing"));
    EXPECT_THAT(refusalOf("ssh -p 70000 host"), HasSubstr("a port is a number"));
    EXPECT_THAT(refusalOf("ssh 'host"), HasSubstr("a quote is not closed"));
    for (const char* line : {"ssh $(hostname)", "ssh \"$HOST\"", "ssh host; rm -r x", "ssh host | tee",
             "ssh host && x", "ssh `x`", "ssh host > log"})
        EXPECT_THAT(refusalOf(line), HasSubstr("only a shell understands")) << line;
}

TEST(SshCommand, IsTakenApartAsAShellDoes)
{
    EXPECT_EQ(draftOf("ssh -l 'an na' \\\n  ho\"st\"").profile.account, "an na");
    EXPECT_EQ(draftOf("ssh \\\r\n -l a\\ b host\r\n").profile.account, "a b");
    EXPECT_EQ(draftOf("ssh -l \"a\\\"b\" host").profile.account, "a\"b");
    EXPECT_EQ(draftOf("ssh -l '$x' host").profile.account, "$x") << "Single quotes hold everything.";
    EXPECT_EQ(draftOf("ssh -L 1:h:2 -- host").profile.server.host, "host");
}

TEST(SshCommand, IsBounded)
{
    EXPECT_THAT(refusalOf("ssh host " + std::string(70'000, 'x')), HasSubstr("longer than 64 KB"));
    std::string many = "ssh host";
    for (int each = 0; each < 1001; ++each)
        many += " -v";
    EXPECT_THAT(refusalOf(many), HasSubstr("1000 words"));
    std::string forwards = "ssh host";
    for (int each = 1; each <= 120; ++each)
        forwards += " -D" + std::to_string(each);
    EXPECT_EQ(forwardsOf(forwards).size(), 100U);
    EXPECT_EQ(remarksOf(forwards).size(), 20U);
}

TEST(SshCommand, TakesNoWayThatHasNoEnd)
{
    std::string jumps = "j";
    for (int i = 0; i < 16; ++i)
        jumps += ",j";
    const auto draft = readSshCommand("ssh -J " + jumps + " -D 1080 a@b");
    ASSERT_TRUE(draft);
    EXPECT_TRUE(draft->profile.via.empty());
    EXPECT_EQ(draft->remarks.at(0).what, "-J");
}

} // namespace
} // namespace underpass
