// SPDX-License-Identifier: MIT
#include "core/base/Endpoint.h"

#include "core/base/Error.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(Endpoint, ReadsNamesAddressesAndPorts)
{
    EXPECT_EQ(*Endpoint::parse("Mail.Example.org", 22), (Endpoint{"mail.example.org", 22}));
    EXPECT_EQ(*Endpoint::parse("mail:2222", 22), (Endpoint{"mail", 2222}));
    EXPECT_EQ(*Endpoint::parse("[::1]:110", 22), (Endpoint{"::1", 110}));
    EXPECT_EQ(*Endpoint::parse("[fe80::1]", 22), (Endpoint{"fe80::1", 22}));
    EXPECT_EQ(*Endpoint::parse("::1", 22), (Endpoint{"::1", 22}));
}

TEST(Endpoint, PrintsWhatItReads)
{
    for (const char* text : {"mail.example.org:22", "[::1]:110", "10.0.0.1:65535", "localhost:0"})
        EXPECT_EQ(toString(Endpoint::parse(text, 1).value()), text);
}

TEST(Endpoint, RefusesWhatCouldMeanSomethingElseToAnotherProgram)
{
    for (const char* text : {"", ":22", "-oProxyCommand=x", "a b", "host:", "host:65536", "host:-1",
             "host:22x", "[::1", "[::1]x", "[host]:22", "a\nb", "a\x1b[31m", "host/path", "user@host"})
        EXPECT_FALSE(Endpoint::parse(text, 22)) << text;
    EXPECT_FALSE(parseHost(std::string(254, 'a')));
    for (const char* zone : {"eth0\n* ssh-ed25519 AAAA", "a b", "a,b", "*", "\x1b[31m", "a]"})
        EXPECT_FALSE(parseHost("fe80::1%" + std::string{zone})) << zone;
    EXPECT_FALSE(parseHost(std::string("::1%\0x", 6)));
    EXPECT_TRUE(parseHost("fe80::1%eth0.12"));
    EXPECT_TRUE(parseHost(std::string(253, 'a')));
}

// What is shown and kept is what was typed.
TEST(Endpoint, TakesNamesBeyondAsciiAsTheyAreTyped)
{
    EXPECT_EQ(parseHost("münchen.EXAMPLE"), "münchen.example");
    EXPECT_EQ(Endpoint::parse("mail.例え.テスト:2222", 22), (Endpoint{"mail.例え.テスト", 2222}));
    std::string name; // Of more bytes than an A-label may have, and shorter as one.
    for (int i = 0; i < 120; ++i)
        name.append(i % 20 == 19 ? "日." : "日");
    EXPECT_TRUE(parseHost(name + "example")) << name.size();
}

TEST(Endpoint, WideLettersMeanWhatTheyLookLike)
{
    EXPECT_EQ(parseHost("ｌｏｃａｌｈｏｓｔ"), "localhost");
    EXPECT_EQ(parseHost("１２７.０.０.１"), "127.0.0.1");
}

TEST(Endpoint, RefusesNamesBeyondAsciiThatNoServerCanHave)
{
    const std::string longLabel = "übüberüberüberüberüberüberüberüberüberüberüberüberüberüberüber";
    for (const std::string& text : {longLabel + ".example", std::string{"－oProxyCommand=ü"},
             std::string{"ü b"}, std::string{"ü\u00a0b"}, std::string{"ü：22"}, std::string{"ü/x"},
             std::string{"m\xfcnchen"}, std::string{"ü\0b", 4}, std::string{"ü\nb"}}) {
        const auto refused = parseHost(text);
        ASSERT_FALSE(refused) << text;
        EXPECT_NE(refused.error().detail.find("no host has this name"), std::string::npos);
    }
    std::string tooLong;
    for (int i = 0; i < 60; ++i)
        tooLong += "üüü.";
    EXPECT_FALSE(parseHost(tooLong + "example"));
}

TEST(Endpoint, SaysWhatIsWrongAndWithWhat)
{
    const auto refused = Endpoint::parse("host:99999", 22);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(refused.error().subject, "\"99999\"");
    EXPECT_NE(refused.error().detail.find("1 to 65535"), std::string::npos);
}

TEST(Endpoint, TakesOnlyPlainNumbersForPorts)
{
    EXPECT_EQ(parsePort("1"), 1);
    EXPECT_EQ(parsePort("65535"), 65535);
    EXPECT_EQ(parsePort("0", PortZero::Allowed), 0);
    for (const char* text :
        {"", "0", "+22", "-22", " 22", "22 ", "0x16", "2e1", "22.0", "65536", "99999999999999999999"})
        EXPECT_FALSE(parsePort(text)) << text;
    EXPECT_FALSE(parsePort(std::string("22\0", 3)));
}

TEST(Endpoint, ReadsBackWhateverItPrints)
{
    for (const char* host : {"a", "mail.example.org", "xn--bcher-kva.example", "bücher.example", "my_host",
             "::", "fe80::1%eth0", "2001:db8::1", "::ffff:127.0.0.1", "1.2.3.4"}) {
        for (const std::uint16_t port : std::initializer_list<std::uint16_t>{0, 1, 22, 65535})
            EXPECT_EQ(Endpoint::parse(toString({host, port}), 7), (Endpoint{host, port})) << host;
    }
}

TEST(Endpoint, KnowsWhichAddressesNoOtherMachineCanReach)
{
    for (const char* host : {"localhost", "127.0.0.1", "127.9.9.9", "::1"})
        EXPECT_TRUE(isLoopback(host)) << host;
    for (const char* host : {"0.0.0.0", "::", "192.168.1.1", "localhost.example.org", ""})
        EXPECT_FALSE(isLoopback(host)) << host;
}

} // namespace
} // namespace underpass
