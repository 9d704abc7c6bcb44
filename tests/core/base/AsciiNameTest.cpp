// SPDX-License-Identifier: MIT
#include "core/base/AsciiName.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(AsciiName, NamesBeyondAsciiBecomeTheirALabels)
{
    EXPECT_EQ(asciiName("münchen.example"), "xn--mnchen-3ya.example");
    EXPECT_EQ(asciiName("mail.例え.テスト"), "mail.xn--r8jz45g.xn--zckzah");
    EXPECT_EQ(asciiName("почта.example"), "xn--80a1acny.example");
    EXPECT_EQ(withAsciiHost({"bücher.example", 22}), (Endpoint{"xn--bcher-kva.example", 22}));
}

TEST(AsciiName, WhatLooksTheSameIsTheSame)
{
    EXPECT_EQ(asciiName("MÜNCHEN.example"), "xn--mnchen-3ya.example");
    EXPECT_EQ(asciiName("mu\u0308nchen.example"), "xn--mnchen-3ya.example"); // Two characters for one letter.
    EXPECT_EQ(asciiName("münchen。example"), "xn--mnchen-3ya.example"); // As Japanese keyboards write a dot.
}

TEST(AsciiName, LeavesOtherHostsAsTheyStand)
{
    for (const char* host :
        {"Mail.example.org", "xn--mnchen-3ya.example", "10.0.0.1", "fe80::1%eth0", "my_host", ""})
        EXPECT_EQ(asciiName(host), host);
}

TEST(AsciiName, IsNothingForWhatIsNoName)
{
    std::string longLabel;
    for (int i = 0; i < 60; ++i)
        longLabel += "ü";
    for (const std::string& host : {longLabel + ".example", std::string{"m\xfcnchen.example"},
             std::string{"ü\0b", 4}, std::string(2000, '\xc3')})
        EXPECT_EQ(asciiName(host), std::nullopt) << host;
}

TEST(AsciiName, AHostThatNobodyCheckedStaysAsItStands)
{
    EXPECT_EQ(asciiHost("m\xfcnchen"), "m\xfcnchen");
}

} // namespace
} // namespace underpass
