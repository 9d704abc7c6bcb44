// SPDX-License-Identifier: MIT
#include "core/proxy/SocksClient.h"

#include "tests/core/proxy/ProxyTalking.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using namespace std::string_literals;

const Endpoint proxy{"proxy.example", 1080};
const Endpoint server{"mail.example.org", 22};
const std::string request = "\5\1\0\3\x10mail.example.org\0\x16"s;
const std::string granted = "\5\0\0\1\x7f\0\0\1\x12\x34"s;

Talked talkTo(const std::string& bytes, const Endpoint& wanted = server, std::size_t piece = 1000)
{
    SocksClient talk{proxy, wanted, std::nullopt};
    return play(talk, bytes, piece);
}

Talked talkWithLogIn(const std::string& bytes, const std::string& password = "open sesame")
{
    SocksClient talk{proxy, server, logInOfAnna(password)};
    return play(talk, bytes);
}

ErrorCode codeOf(const Talked& talked)
{
    return talked.result ? ErrorCode::Internal : talked.result.error().code;
}

TEST(SocksClient, AsksForTheServerByNameSoThatItIsLookedUpAtTheProxy)
{
    const Talked talked = talkTo("\5\0"s + granted);
    EXPECT_TRUE(talked.isOpen);
    EXPECT_EQ(talked.sent, "\5\1\0"s + request);
}

TEST(SocksClient, AsksForANameBeyondAsciiAsNameServersKnowIt)
{
    const Talked talked = talkTo("\5\0"s + granted, {"münchen.example", 22});
    EXPECT_TRUE(talked.isOpen);
    EXPECT_EQ(talked.sent, "\5\1\0\5\1\0\3\x16xn--mnchen-3ya.example\0\x16"s);
}

TEST(SocksClient, LeavesWhatTheServerSaysBehindTheAnswer)
{
    for (const std::size_t piece : {1U, 2U, 7U, 1000U}) {
        const Talked talked = talkTo("\5\0"s + granted + "SSH-2.0-x\r\n", server, piece);
        EXPECT_TRUE(talked.isOpen);
        EXPECT_EQ(talked.left, "SSH-2.0-x\r\n");
    }
}

TEST(SocksClient, TakesAnswersWithEveryKindOfAddress)
{
    EXPECT_EQ(talkTo("\5\0\5\0\0\4"s + std::string(16, 'a') + "\0\1rest"s).left, "rest");
    EXPECT_EQ(talkTo("\5\0\5\0\0\3\4name\0\1rest"s).left, "rest");
    EXPECT_EQ(talkTo("\5\0\5\0\0\3\0\0\1rest"s).left, "rest");
}

TEST(SocksClient, SendsAddressesAsAddresses)
{
    EXPECT_EQ(talkTo("\5\0"s, {"192.0.2.1", 22}).sent, "\5\1\0\5\1\0\1\xc0\0\2\1\0\x16"s);
    EXPECT_EQ(talkTo("\5\0"s, {"::1", 258}).sent, "\5\1\0\5\1\0\4"s + std::string(15, '\0') + "\1\1\2"s);
}

TEST(SocksClient, LogsInWhereTheProxyWantsIt)
{
    const Talked talked = talkWithLogIn("\5\2\1\0"s + granted);
    EXPECT_TRUE(talked.isOpen);
    EXPECT_EQ(talked.sent, "\5\2\0\2\1\4anna\x0bopen sesame"s + request);
}

TEST(SocksClient, KeepsThePasswordFromAProxyThatDoesNotWantIt)
{
    const Talked talked = talkWithLogIn("\5\0"s + granted);
    EXPECT_TRUE(talked.isOpen);
    EXPECT_EQ(talked.sent.find("sesame"), std::string::npos);
}

TEST(SocksClient, SaysWhyThereIsNoLogIn)
{
    EXPECT_EQ(talkWithLogIn("\5\2\1\1"s).result.error(),
        (Error{ErrorCode::ProxyLogInRefused, "proxy.example:1080", ""}));
    EXPECT_EQ(talkTo("\5\xff"s).result.error().detail, "it wants a log-in, and the profile has no account");
    EXPECT_EQ(talkWithLogIn("\5\xff"s).result.error().detail, "it takes no account with a password");
    const Talked tooLong = talkWithLogIn("\5\2"s, std::string(256, 'a'));
    EXPECT_EQ(codeOf(tooLong), ErrorCode::ProxyLogInRefused);
    EXPECT_EQ(tooLong.sent.find("aaa"), std::string::npos);
}

TEST(SocksClient, TellsARuleOfTheProxyFromAServerItCannotReach)
{
    const auto codeFor = [](char reply) { return codeOf(talkTo("\5\0\5"s + reply + "\0\1\0\0\0\0\0\0"s)); };
    EXPECT_EQ(codeFor(1), ErrorCode::ProxyCannotReach);
    EXPECT_EQ(codeFor(2), ErrorCode::ProxyRefused);
    EXPECT_EQ(codeFor(3), ErrorCode::ProxyCannotReach);
    EXPECT_EQ(codeFor(4), ErrorCode::ProxyCannotReach);
    EXPECT_EQ(codeFor(5), ErrorCode::ProxyCannotReach);
    EXPECT_EQ(codeFor(6), ErrorCode::ProxyCannotReach);
    EXPECT_EQ(codeFor(7), ErrorCode::ProxyRefused);
    EXPECT_EQ(codeFor(8), ErrorCode::ProxyCannotReach);
    EXPECT_EQ(codeFor(9), ErrorCode::NotAProxy);
    EXPECT_EQ(talkTo("\5\0\5\5\0\1\0\0\0\0\0\0"s).result.error().detail,
        "to mail.example.org:22: connection refused");
}

TEST(SocksClient, KnowsByTheFirstByteWhatIsNoSocksProxy)
{
    for (const std::string& bytes : {"H"s, "S"s, "\4\0"s, "\5\7"s, "\5\2"s, "\5\0\1"s, "\5\0\5\0\0\7\0"s})
        EXPECT_EQ(codeOf(talkTo(bytes)), ErrorCode::NotAProxy);
    EXPECT_EQ(codeOf(talkWithLogIn("\5\2\5\0"s)), ErrorCode::NotAProxy);
}

} // namespace
} // namespace underpass::test
