// SPDX-License-Identifier: MIT
#include "core/proxy/HttpProxyClient.h"

#include "tests/core/proxy/ProxyTalking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using testing::HasSubstr;

const Endpoint proxy{"proxy.example", 8080};
const Endpoint server{"mail.example.org", 22};

Talked talkTo(const std::string& bytes, std::size_t piece = 1000)
{
    HttpProxyClient talk{proxy, server, std::nullopt};
    return play(talk, bytes, piece);
}

Talked talkWithLogIn(const std::string& bytes)
{
    HttpProxyClient talk{proxy, server, logInOfAnna()};
    return play(talk, bytes);
}

ErrorCode codeOf(const Talked& talked)
{
    return talked.result ? ErrorCode::Internal : talked.result.error().code;
}

TEST(HttpProxyClient, AsksForTheServerByName)
{
    const Talked talked = talkTo("HTTP/1.1 200 Connection established\r\n\r\n");
    EXPECT_TRUE(talked.isOpen);
    EXPECT_EQ(talked.sent, "CONNECT mail.example.org:22 HTTP/1.1\r\nHost: mail.example.org:22\r\n\r\n");
}

TEST(HttpProxyClient, WritesAnIPv6AddressWithItsBrackets)
{
    HttpProxyClient talk{proxy, {"2001:db8::17", 22}, std::nullopt};
    EXPECT_TRUE(talk.output().reveal().starts_with("CONNECT [2001:db8::17]:22 HTTP/1.1\r\n"));
}

TEST(HttpProxyClient, AsksForANameBeyondAsciiAsNameServersKnowIt)
{
    HttpProxyClient talk{proxy, {"münchen.example", 22}, std::nullopt};
    EXPECT_EQ(talk.output().reveal(),
        "CONNECT xn--mnchen-3ya.example:22 HTTP/1.1\r\nHost: xn--mnchen-3ya.example:22\r\n\r\n");
}

TEST(HttpProxyClient, SendsTheBasicLogIn)
{
    const Talked talked = talkWithLogIn("HTTP/1.0 200\r\n\r\n");
    EXPECT_TRUE(talked.isOpen);
    EXPECT_THAT(talked.sent, HasSubstr("\r\nProxy-Authorization: Basic YW5uYTpvcGVuIHNlc2FtZQ==\r\n\r\n"));
}

TEST(HttpProxyClient, LeavesWhatTheServerSaysBehindTheAnswer)
{
    const std::string head = "HTTP/1.1 200 OK\r\nVia: 1.1 x\r\nA: \r\r\n\r\n";
    for (const std::size_t piece : {1U, 2U, 3U, 1000U}) {
        const Talked talked = talkTo(head + "\r\n\r\nSSH-2.0-x\r\n", piece);
        EXPECT_TRUE(talked.isOpen);
        EXPECT_EQ(talked.left, "\r\n\r\nSSH-2.0-x\r\n");
    }
}

TEST(HttpProxyClient, WaitsForTheAnswerProperBehindAnInterimOne)
{
    const Talked talked = talkTo("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nSSH");
    EXPECT_TRUE(talked.isOpen);
    EXPECT_EQ(talked.left, "SSH");
}

TEST(HttpProxyClient, TellsAWrongLogInFromOneThatIsMissingAndOneThatItDoesNotSpeak)
{
    const std::string head = "HTTP/1.1 407 Log in\r\nProxy-Authenticate: ";
    const auto unknown = [](const std::string& why) {
        return Error{ErrorCode::ProxyLogInUnknown, "proxy.example:8080", why};
    };
    const auto refused = [](const std::string& why) {
        return Error{ErrorCode::ProxyLogInRefused, "proxy.example:8080", why};
    };
    EXPECT_EQ(talkTo(head + "Basic\r\n\r\n").result.error(),
        refused("it wants a log-in, and the profile has no account"));
    EXPECT_EQ(talkWithLogIn(head + "Basic realm=\"x\"\r\n\r\n").result.error(), refused(""));
    EXPECT_EQ(talkWithLogIn(head + "NTLM\r\nproxy-authenticate: BASIC\r\n\r\n").result.error(), refused(""));
    EXPECT_EQ(talkWithLogIn("HTTP/1.1 407 Wrong\r\n\r\n").result.error(), refused(""));
    for (const auto& talked : {talkTo(head + "Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n"),
             talkWithLogIn(head + "Negotiate, NTLM\r\n\r\n")})
        EXPECT_EQ(talked.result.error(), unknown("it offers negotiate, ntlm"));
    EXPECT_EQ(
        talkTo(head + "Digest realm=\"basic, Basic\"\r\n\r\n").result.error(), unknown("it offers digest"));
    EXPECT_EQ(talkTo("HTTP/1.1 407 Log in\r\n\r\n").result.error(),
        unknown("it wants a log-in and does not say which"));
}

TEST(HttpProxyClient, OffersToTakeALogInOnlyWhereItTakesABasicOne)
{
    const auto offers = [](const std::string& answer) {
        HttpProxyClient talk{proxy, server, std::nullopt};
        (void)play(talk, answer, 1000);
        return talk.offersLogIn();
    };
    EXPECT_TRUE(offers("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n"));
    EXPECT_TRUE(offers("HTTP/1.1 407 x\r\nProxy-Authenticate: Negotiate, Basic\r\n\r\n"));
    EXPECT_FALSE(offers("HTTP/1.1 407 x\r\nProxy-Authenticate: Negotiate\r\n\r\n"));
    EXPECT_FALSE(offers("HTTP/1.1 407 x\r\n\r\n"));
    EXPECT_FALSE(offers("HTTP/1.1 403 x\r\nProxy-Authenticate: Basic\r\n\r\n"));
    EXPECT_FALSE(offers("HTTP/1.1 200 x\r\n\r\n"));
}

TEST(HttpProxyClient, ReadsLinesWithoutACarriageReturn)
{
    const Talked talked = talkTo("HTTP/1.0 200 OK\nVia: x\n\nSSH-2.0-x\r\n");
    EXPECT_TRUE(talked.isOpen);
    EXPECT_EQ(talked.left, "SSH-2.0-x\r\n");
}

TEST(HttpProxyClient, TakesTinyproxysWordForAWrongPassword)
{
    EXPECT_EQ(codeOf(talkWithLogIn("HTTP/1.0 401 Unauthorized\r\n\r\n")), ErrorCode::ProxyLogInRefused);
}

TEST(HttpProxyClient, TellsARuleOfTheProxyFromAServerItCannotReach)
{
    const auto codeFor
        = [](int status) { return codeOf(talkTo("HTTP/1.1 " + std::to_string(status) + " x\r\n\r\n")); };
    EXPECT_EQ(codeFor(403), ErrorCode::ProxyRefused);
    EXPECT_EQ(codeFor(451), ErrorCode::ProxyRefused);
    for (const int status : {500, 502, 503, 504, 408, 429})
        EXPECT_EQ(codeFor(status), ErrorCode::ProxyCannotReach) << status;
    for (const int status : {301, 400, 404, 405, 501, 505}) // What web servers say.
        EXPECT_EQ(codeFor(status), ErrorCode::NotAProxy) << status;
}

TEST(HttpProxyClient, KnowsByTheFirstBytesWhatIsNoHttpProxy)
{
    for (const char* bytes : {"SSH-2.0-x\r\n", "HTTP/2 ", "\5\xff", "HTTP/1.1 OK\r\n\r\n",
             "HTTP/1.1 2000\r\n\r\n", "HTTP/1.1 099 x\r\n\r\n", "HTTP/1.1\r\n\r\n"})
        EXPECT_EQ(codeOf(talkTo(bytes)), ErrorCode::NotAProxy) << bytes;
}

TEST(HttpProxyClient, GivesUpOnAnAnswerWithoutAnEnd)
{
    EXPECT_EQ(codeOf(talkTo("HTTP/1.1 200 OK\r\nX: " + std::string(20'000, 'x'))), ErrorCode::NotAProxy);
}

TEST(HttpProxyClient, ShowsNothingOfAHostileAnswerThatIsNotPlainText)
{
    const Talked talked = talkTo("HTTP/1.1 403 \x1b[2Jgo away\r\n\r\n");
    EXPECT_EQ(talked.result.error().detail.find('\x1b'), std::string::npos);
}

} // namespace
} // namespace underpass::test
