// SPDX-License-Identifier: MIT
#include "ui/words/UseText.h"

#include "tests/ui/Example.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

Profile through(const std::string& target, std::uint16_t port)
{
    Profile profile;
    profile.server = {"mail.example.org", 22};
    profile.forwards = {localForward(1110, port)};
    profile.forwards[0].target->host = target;
    return profile;
}

QString notes(const Profile& profile, MailProgram program = MailProgram::Thunderbird)
{
    return useNotes(profile, program).join('\n');
}

TEST(UseText, SpeaksOfMailInTheWordsOfItsProgram)
{
    const Forward pop3 = localForward(1110, 110);
    const UseRow row = useOf(pop3, MailProgram::Thunderbird);
    EXPECT_EQ(row.service, "Incoming mail (POP3)");
    EXPECT_EQ(row.server, "localhost");
    EXPECT_EQ(row.port, "1110");
    EXPECT_EQ(row.security, "None");
    EXPECT_EQ(row.logIn, "Password, transmitted insecurely");
    EXPECT_TRUE(row.line.isEmpty());
    const UseRow tls = useOf(localForward(1993, 993), MailProgram::Thunderbird);
    EXPECT_EQ(tls.security, "SSL/TLS");
    EXPECT_EQ(tls.logIn, "Normal password");
}

TEST(UseText, SaysThatThePasswordIsInsideTheTunnelOnlyWhereItIsAllTheWay)
{
    for (const char* there : {"localhost", "127.0.0.1", "::1", "mail.example.org"})
        EXPECT_TRUE(notes(through(there, 110)).contains("it is inside the tunnel")) << there;
    for (const char* elsewhere : {"intern.example.org", "10.0.0.7", "mail.example.org.example.net"}) {
        const QString said = notes(through(elsewhere, 110));
        EXPECT_FALSE(said.contains("inside the tunnel")) << elsewhere;
        EXPECT_TRUE(said.contains("it can be read on that way")) << elsewhere;
        EXPECT_TRUE(said.contains("POP3S")) << elsewhere;
    }
}

TEST(UseText, WarnsOfTheLastLegOfWhateverIsInTheClear)
{
    for (const std::uint16_t port : std::vector<std::uint16_t>{80, 5900, 5432, 3306, 12345})
        EXPECT_TRUE(notes(through("intern.example.org", port)).contains("unless the program encrypts it"))
            << port;
    for (const std::uint16_t port : std::vector<std::uint16_t>{443, 993, 995, 465, 3389, 22})
        EXPECT_FALSE(notes(through("intern.example.org", port)).contains("can be read")) << port;
}

TEST(UseText, GivesAdviceAboutMailOnlyWhereMailGoes)
{
    Profile profile = through("localhost", 110);
    profile.forwards.push_back(localForward(15432, 5432));
    profile.forwards[1].target->host = "db.intern";
    EXPECT_FALSE(notes(profile).contains("POP3S"));
    EXPECT_TRUE(notes(profile).contains("db.intern"));
}

TEST(UseText, SpeaksOnlyOfForwardsThatAreUsedFromHere)
{
    Profile profile = through("intern.example.org", 110);
    profile.forwards[0].enabled = false;
    EXPECT_EQ(notes(profile), "");
    profile.forwards[0].enabled = true;
    profile.forwards[0].kind = ForwardKind::Remote;
    EXPECT_EQ(notes(profile), "");
}

TEST(UseText, ExplainsTheCertificateOnlyWhereThereIsOne)
{
    EXPECT_FALSE(notes(through("localhost", 110)).contains("certificate is"));
    for (const std::uint16_t port : std::vector<std::uint16_t>{993, 995, 465}) {
        for (const auto program : {MailProgram::Thunderbird, MailProgram::OutlookClassic, MailProgram::Other})
            EXPECT_TRUE(notes(through("localhost", port), program).contains("certificate is")) << port;
    }
}

TEST(UseText, SaysWhichMailProgramsCannotUseATunnel)
{
    EXPECT_TRUE(notes(through("localhost", 110), MailProgram::OutlookClassic).contains("new Outlook"));
    EXPECT_FALSE(notes(through("localhost", 3389), MailProgram::OutlookClassic).contains("Outlook"));
}

TEST(UseText, SaysWhatCannotWorkWhereItMatters)
{
    EXPECT_TRUE(notes(through("localhost", 80)).contains("leaves the tunnel"));
    EXPECT_FALSE(notes(through("localhost", 80)).contains("certificate"));
    EXPECT_TRUE(notes(through("localhost", 443)).contains("the browser warns"));
    EXPECT_TRUE(notes(through("localhost", 3389)).contains("Microsoft Store"));
    EXPECT_FALSE(notes(through("localhost", 5432)).contains("Microsoft Store"));
    Profile proxy = everyKindOfForward();
    EXPECT_TRUE(notes(proxy).contains("SOCKS Host"));
    proxy.forwards.pop_back();
    EXPECT_FALSE(notes(proxy).contains("SOCKS Host"));
}

TEST(UseText, GivesALineToCopyForWhatIsNoMail)
{
    const auto line = [](std::uint16_t port) { return useOf(localForward(1234, port), {}).line; };
    EXPECT_EQ(line(80), "http://localhost:1234");
    EXPECT_EQ(line(443), "https://localhost:1234");
    EXPECT_EQ(line(5432), "psql -h localhost -p 1234");
    EXPECT_EQ(line(3306), "mysql -h 127.0.0.1 -P 1234") << "localhost would be a socket of its own there";
    EXPECT_EQ(line(22), "ssh -p 1234 localhost");
    EXPECT_EQ(line(3389), "localhost:1234");
    Forward elsewhere = localForward(80, 80);
    elsewhere.listen.host = "127.0.0.5";
    EXPECT_EQ(useOf(elsewhere, {}).line, "http://127.0.0.5:80");
    elsewhere.listen.host = "::1";
    EXPECT_EQ(useOf(elsewhere, {}).line, "http://[::1]:80");
    elsewhere.listen.host = "0.0.0.0";
    EXPECT_EQ(useOf(elsewhere, {}).line, "http://localhost:80");
    Forward proxy = localForward(1080, 0);
    proxy.kind = ForwardKind::Dynamic;
    proxy.target.reset();
    EXPECT_EQ(useOf(proxy, {}).line, "localhost:1080");
}

} // namespace
} // namespace underpass
