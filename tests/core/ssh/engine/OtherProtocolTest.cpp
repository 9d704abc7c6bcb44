// SPDX-License-Identifier: MIT
#include "core/ssh/engine/OtherProtocol.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using std::string_literals::operator""s;
using testing::HasSubstr;

struct Case
{
    std::string said;
    std::string called;
};

TEST(OtherProtocol, CallsThemWhatTheyAre)
{
    const Case cases[] = {
        {"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n", "It is a web server (HTTP)."},
        {"<html>\r\n<head><title>400 Bad Request</title>", "It is a web server (HTTP)."},
        {"\x15\x03\x01\x00\x02\x02\x46"s, "It speaks TLS."},
        {"\x16\x03\x03\x00\x7a"s, "It speaks TLS."},
        {"+OK Dovecot ready.\r\n", "It speaks POP3 (mail)."},
        {"-ERR [SYS/TEMP] too many connections\r\n", "It speaks POP3 (mail)."},
        {"-ERR unknown command 'SSH-2.0-libssh2_1.11.1'\r\n", "It speaks Redis."},
        {"* OK [CAPABILITY IMAP4rev1] ready.\r\n", "It speaks IMAP (mail)."},
        {"* BYE overloaded\r\n", "It speaks IMAP (mail)."},
        {"220 mail.example.org ESMTP Postfix\r\n", "It speaks SMTP (mail)."},
        {"220-Welcome\r\n220 ProFTPD Server ready.\r\n", "It speaks FTP."},
        {"220 hello\r\n", "It speaks SMTP (mail), or FTP."},
        {"421 too many connections\r\n", "It speaks SMTP (mail), or FTP."},
        {"554 no SMTP service here\r\n", "It speaks SMTP (mail)."},
        {"RFB 003.008\n", "It speaks VNC."},
        {"\x03\x00\x00\x13\x0e\xd0"s, "It speaks RDP (Remote Desktop)."},
        {"\x4a\x00\x00\x00\x0a"
         "8.0.33\x00"s,
            "It speaks MySQL."},
        {"\x45\x00\x00\x00\xffj\x04Host '10.0.0.1' is not allowed"s, "It speaks MySQL."},
        {"\xff\xfd\x18\xff\xfd\x20"s, "It speaks Telnet."},
        {"\xff\xfb\x01"s, "It speaks Telnet."},
    };
    for (const auto& [said, called] : cases) {
        const auto why = otherProtocol(said);
        ASSERT_TRUE(why) << said;
        EXPECT_EQ(why->code, ErrorCode::NotSsh) << said;
        EXPECT_THAT(sentence(*why), HasSubstr(called));
        EXPECT_THAT(sentence(*why), HasSubstr(" Check the port"));
    }
}

TEST(OtherProtocol, KnowsAServerThatSpeaksSsh1Only)
{
    EXPECT_EQ(otherProtocol("SSH-1.5-Cisco-1.25\n")->code, ErrorCode::Ssh1Only);
    EXPECT_EQ(otherProtocol("Welcome\r\nSSH-1.5-OpenSSH_2.1\n")->code, ErrorCode::Ssh1Only);
    EXPECT_THAT(sentence(*otherProtocol("SSH-1.5-Cisco-1.25\n")), HasSubstr("only SSH 1"));
}

TEST(OtherProtocol, LeavesSshServersAlone)
{
    for (const char* said : {"SSH-2.0-OpenSSH_9.2p1\r\n", "SSH-1.99-Cisco-1.25\n", "SSH-1.9", "SSH-1.",
             "SSH-", "Welcome to the 220 club\r\nSSH-2.0-x\r\n", "slowly\r\n", "", "22", "220", "+O", "HTTP"})
        EXPECT_EQ(otherProtocol(said), std::nullopt) << said;
}

TEST(OtherProtocol, SaysWhatAnUnknownOneSaidCleaned)
{
    const std::string text = sentence(unknownProtocol("\x1b[2Jgo away\r\n"));
    EXPECT_THAT(text, HasSubstr("sign in to this network first. (it said: "));
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

} // namespace
} // namespace underpass
