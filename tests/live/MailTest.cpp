// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/MailServer.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

std::string someMail()
{
    std::string mail = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Through the tunnel\r\n\r\n";
    for (int line = 0; line < 20000; ++line)
        mail += "Line " + std::to_string(line) + " of a long letter.\r\n";
    return mail;
}

std::string answerTo(Socket& server, const std::string& command)
{
    server.write(command + "\r\n");
    return server.readLine();
}

TEST(LiveMail, FetchesAMailOverPop3Unchanged)
{
    const std::string mail = someMail();
    const MailServer mailServer(mail);
    const SshServer server;
    LiveTunnel tunnel(server, {mailServer.pop3Port()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    Socket client = Socket::connect(tunnel.port(0));
    ASSERT_TRUE(client.readLine().starts_with("+OK"));
    ASSERT_TRUE(answerTo(client, std::string("USER ") + MailServer::user).starts_with("+OK"));
    ASSERT_TRUE(answerTo(client, std::string("PASS ") + MailServer::password).starts_with("+OK"))
        << mailServer.log();
    ASSERT_TRUE(answerTo(client, "RETR 1").starts_with("+OK")) << mailServer.log();
    std::string fetched;
    for (std::string line = client.readLine(); !line.empty() && line != ".\r\n"; line = client.readLine())
        fetched += line;
    EXPECT_TRUE(fetched == mail) << fetched.substr(0, 500);
    EXPECT_TRUE(answerTo(client, "QUIT").starts_with("+OK"));
    EXPECT_EQ(client.readAll(), "");
}

TEST(LiveMail, ReachesImapBesidePop3)
{
    const MailServer mailServer(someMail());
    const SshServer server;
    LiveTunnel tunnel(server, {mailServer.pop3Port(), mailServer.imapPort()});
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    Socket pop3 = Socket::connect(tunnel.port(0));
    Socket imap = Socket::connect(tunnel.port(1));
    EXPECT_TRUE(imap.readLine().starts_with("* OK"));
    EXPECT_TRUE(pop3.readLine().starts_with("+OK"));
}

} // namespace
} // namespace underpass::test
