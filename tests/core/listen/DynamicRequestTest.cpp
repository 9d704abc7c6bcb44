// SPDX-License-Identifier: MIT
#include "core/listen/DynamicRequest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::StartsWith;
using Stage = DynamicRequest::Stage;

const std::string greeting = "\x05\x01\x00"s;
const std::string noLogIn = "\x05\x00"s;

// What the whole conversation was, from the caller's side.
struct Heard
{
    Stage stage = Stage::Reading;
    std::string said;
    Endpoint target;
    std::string ahead;

    bool operator==(const Heard&) const = default;
};

Heard hear(const std::string& bytes, std::size_t piece)
{
    DynamicRequest request;
    Heard heard;
    std::size_t at = 0;
    for (; at < bytes.size() && request.stage() == Stage::Reading; at += piece) {
        request.read(std::string_view{bytes}.substr(at, piece));
        heard.said += request.output();
    }
    heard.stage = request.stage();
    if (heard.stage != Stage::Complete)
        return heard;
    heard.target = request.target();
    heard.ahead = request.ahead() + (at < bytes.size() ? bytes.substr(at) : "");
    return heard;
}

// However the bytes are cut, they mean the same.
Heard hear(const std::string& bytes)
{
    Heard whole = hear(bytes, std::max<std::size_t>(bytes.size(), 1));
    for (const std::size_t piece : {1, 2, 3, 7})
        EXPECT_EQ(hear(bytes, piece), whole) << "in pieces of " << piece;
    return whole;
}

void expectTarget(const std::string& bytes, const Endpoint& target, const std::string& said = {})
{
    const Heard heard = hear(bytes + "ahead");
    EXPECT_EQ(heard.stage, Stage::Complete);
    EXPECT_EQ(heard.target, target) << toString(heard.target);
    EXPECT_EQ(heard.said, said);
    EXPECT_EQ(heard.ahead, "ahead");
}

TEST(DynamicRequest, ReadsSocks4)
{
    expectTarget("\x04\x01\x00\x50\xc0\x00\x02\x01\x00"s, {"192.0.2.1", 80});
    expectTarget("\x04\x01\x01\xbb\x7f\x00\x00\x01"s + "anna\0"s, {"127.0.0.1", 443});
    expectTarget("\x04\x01\x00\x50\x00\x00\x00\x00\x00"s, {"0.0.0.0", 80});
}

TEST(DynamicRequest, ReadsTheNameOfSocks4a)
{
    expectTarget(
        "\x04\x01\x00\x6e\x00\x00\x00\x01"s + "anna\0mail.example.org\0"s, {"mail.example.org", 110});
}

TEST(DynamicRequest, ReadsSocks5WithEveryKindOfAddress)
{
    expectTarget(greeting + "\x05\x01\x00\x01\xc0\x00\x02\x01\x00\x50"s, {"192.0.2.1", 80}, noLogIn);
    expectTarget(
        greeting + "\x05\x01\x00\x03\x10Mail.Example.Org\x00\x6e"s, {"mail.example.org", 110}, noLogIn);
    expectTarget(greeting
            + "\x05\x01\x00\x04\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x01\xbb"s,
        {"2001:db8::1", 443}, noLogIn);
    expectTarget("\x05\x03\x02\x00\x01\x05\x01\x00\x03\x03::1\x00\x50"s, {"::1", 80}, noLogIn);
}

TEST(DynamicRequest, ReadsHttpConnect)
{
    expectTarget("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n", {"example.org", 443});
    expectTarget("CONNECT [2001:db8::1]:22 HTTP/1.0\r\n\r\n", {"2001:db8::1", 22});
    expectTarget("CONNECT example.org:443 HTTP/1.1\nHost: x\n\n", {"example.org", 443});
}

TEST(DynamicRequest, TakesASocks5CallerWhoWantsToLogInOnlyWhereItNeedNot)
{
    const Heard heard = hear("\x05\x01\x02"s);
    EXPECT_EQ(heard.stage, Stage::Bad);
    EXPECT_EQ(heard.said, "\x05\xff");
    EXPECT_EQ(hear("\x05\x00"s).said, "\x05\xff");
    EXPECT_EQ(hear("\x05\x02\x02\x00"s).said, noLogIn);
}

TEST(DynamicRequest, RefusesToListenForOthersOrToPassDatagrams)
{
    for (const char command : {'\2', '\3'}) {
        const Heard heard = hear(greeting + "\x05"s + command + "\x00\x01\xc0\x00\x02\x01\x00\x50"s);
        EXPECT_EQ(heard.stage, Stage::Bad);
        EXPECT_EQ(heard.said, noLogIn + "\x05\x07\x00\x01\0\0\0\0\0\0"s);
    }
    const Heard bind = hear("\x04\x02\x00\x50\xc0\x00\x02\x01\x00"s);
    EXPECT_EQ(bind.stage, Stage::Bad);
    EXPECT_EQ(bind.said, "\x00\x5b\0\0\0\0\0\0"s);
}

TEST(DynamicRequest, AnswersABadRequestInItsProtocol)
{
    const auto socks5 = [](const std::string& request) { return hear(greeting + request).said.substr(2, 2); };
    EXPECT_EQ(socks5("\x05\x01\x00\x02\x01"s), "\x05\x08") << "a type of address that there is not";
    EXPECT_EQ(socks5("\x04\x01\x00\x01\x01"s), "\x05\x01") << "another version behind the greeting";
    EXPECT_EQ(socks5("\x05\x01\x00\x01\xc0\x00\x02\x01\x00\x00"s), "\x05\x01") << "port 0";
    EXPECT_EQ(socks5("\x05\x01\x00\x03\x00\x00\x50"s), "\x05\x01") << "no name";
    EXPECT_EQ(socks5("\x05\x01\x00\x03\x03\x61\nb\x00\x50"s), "\x05\x01") << "a line break in a name";
    EXPECT_EQ(socks5("\x05\x01\x00\x03\xff"s + std::string(255, 'a') + "\x00\x50"s), "\x05\x01")
        << "longer than any name";
    const std::string no = "\x00\x5b\0\0\0\0\0\0"s;
    EXPECT_EQ(hear("\x04\x01\x00\x50\x00\x00\x00\x01\x00\x00"s).said, no) << "no name";
    EXPECT_EQ(hear("\x04\x01\x00\x50\xc0\x00\x02\x01"s + std::string(300, 'a')).said, no) << "endless user";
    EXPECT_EQ(hear("\x04\x01\x00\x50\x00\x00\x00\x01\x00"s + std::string(300, 'a')).said, no)
        << "endless name";
}

TEST(DynamicRequest, TellsPeopleWhatToEnterWhereAPageIsToBeFetched)
{
    const Heard heard = hear("GET http://example.org/ HTTP/1.1\r\nHost: example.org\r\n\r\n");
    EXPECT_EQ(heard.stage, Stage::Bad);
    EXPECT_THAT(heard.said, StartsWith("HTTP/1.1 405 Method Not Allowed\r\n"));
    EXPECT_THAT(heard.said, HasSubstr("\r\nAllow: CONNECT\r\n"));
    EXPECT_THAT(heard.said, HasSubstr("SOCKS proxy instead"));
    EXPECT_THAT(heard.said, Not(HasSubstr("example.org"))) << "What a page sends is not given back to it.";
}

TEST(DynamicRequest, RefusesHttpThatIsWrong)
{
    EXPECT_THAT(hear("CONNECT example.org HTTP/1.1\r\n\r\n").said, StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(hear("CONNECT example.org:0 HTTP/1.1\r\n\r\n").said, StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(hear("CONNECT  HTTP/1.1\r\n\r\n").said, StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(hear("CONNECT a b:1 HTTP/1.1\r\n\r\n").said, StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(hear("PRI * HTTP/2.0\r\n\r\n").said, StartsWith("HTTP/1.1 505 "));
    EXPECT_THAT(hear("EHLO example.org\r\n").said, StartsWith("HTTP/1.1 400 "))
        << "at once, not after a wait";
    const std::string endless = "CONNECT example.org:443 HTTP/1.1\r\nX: " + std::string(20000, 'x');
    EXPECT_THAT(hear(endless).said, StartsWith("HTTP/1.1 431 "));
    EXPECT_THAT(hear(std::string(20000, 'x')).said, StartsWith("HTTP/1.1 431 "));
}

TEST(DynamicRequest, SaysNothingToWhatSpeaksNoneOfTheProtocols)
{
    for (const char* junk : {"\x16\x03\x01", "\x06", "* OK", "\x80"}) {
        const Heard heard = hear(junk);
        EXPECT_EQ(heard.stage, Stage::Bad);
        EXPECT_EQ(heard.said, "");
    }
}

TEST(DynamicAnswer, SaysThatTheTargetIsThere)
{
    EXPECT_EQ(answerTo(DynamicProtocol::Socks4, {}), "\x00\x5a\0\0\0\0\0\0"s);
    EXPECT_EQ(answerTo(DynamicProtocol::Socks5, {}), "\x05\x00\x00\x01\0\0\0\0\0\0"s);
    EXPECT_EQ(answerTo(DynamicProtocol::HttpConnect, {}), "HTTP/1.1 200 Connection established\r\n\r\n");
}

TEST(DynamicAnswer, SaysWhyItIsNot)
{
    struct Row
    {
        Error why;
        char socks5;
        const char* http;
    };
    const auto unreachable
        = [](const char* words) { return Error{ErrorCode::TargetUnreachable, "a:1", words}; };
    for (const Row& row : {
             Row{{ErrorCode::ForwardRefused, "a:1", ""}, '\2', "403 "},
             Row{unreachable("the server says: Connection refused"), '\5', "502 "},
             Row{unreachable("the server says: Network is unreachable"), '\3', "502 "},
             Row{unreachable("the server says: Name or service not known"), '\4', "502 "},
             Row{unreachable("the server says: Connection timed out"), '\4', "504 "},
             Row{{ErrorCode::Internal, "a:1", ""}, '\1', "502 "},
         }) {
        EXPECT_EQ(answerTo(DynamicProtocol::Socks4, row.why)[1], '\x5b');
        EXPECT_EQ(answerTo(DynamicProtocol::Socks5, row.why)[1], row.socks5) << sentence(row.why);
        const std::string page = answerTo(DynamicProtocol::HttpConnect, row.why);
        EXPECT_THAT(page, StartsWith("HTTP/1.1 "s + row.http));
        EXPECT_THAT(page, HasSubstr(sentence(row.why)));
    }
}

} // namespace
} // namespace underpass
