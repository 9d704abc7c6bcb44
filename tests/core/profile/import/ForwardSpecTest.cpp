// SPDX-License-Identifier: MIT
#include "core/profile/import/ForwardSpec.h"

#include <gtest/gtest.h>

namespace underpass {

TEST(ForwardSpec, ReadsALocalForward)
{
    const auto forward = parseForward("L:1110=mail.example.org:110");
    ASSERT_TRUE(forward.has_value());
    EXPECT_EQ(forward->kind, ForwardKind::Local);
    EXPECT_EQ(forward->listen, (Endpoint{"localhost", 1110}));
    EXPECT_EQ(forward->target, (Endpoint{"mail.example.org", 110}));
    EXPECT_EQ(forward->who, WhoMayConnect::OnlyMe);
}

TEST(ForwardSpec, ReadsAListenAddressBeforeThePort)
{
    const auto forward = parseForward("R:[::1]:8080=[2001:db8::1]:80");
    ASSERT_TRUE(forward.has_value());
    EXPECT_EQ(forward->kind, ForwardKind::Remote);
    EXPECT_EQ(forward->listen, (Endpoint{"::1", 8080}));
    EXPECT_EQ(forward->target, (Endpoint{"2001:db8::1", 80}));
}

TEST(ForwardSpec, ReadsADynamicForward)
{
    const auto forward = parseForward("D:1080");
    ASSERT_TRUE(forward.has_value());
    EXPECT_EQ(forward->kind, ForwardKind::Dynamic);
    EXPECT_EQ(forward->listen.port, 1080);
    EXPECT_FALSE(forward->target.has_value());
}

TEST(ForwardSpec, ReadsTheSpellingsOfSsh)
{
    EXPECT_EQ(parseSshForward(ForwardKind::Local, "1110:mail.example.org:110"),
        parseForward("L:1110=mail.example.org:110"));
    EXPECT_EQ(parseSshForward(ForwardKind::Remote, "127.0.0.1:8080:[2001:db8::1]:80"),
        parseForward("R:127.0.0.1:8080=[2001:db8::1]:80"));
    EXPECT_EQ(parseSshForward(ForwardKind::Dynamic, "127.0.0.1:1080"), parseForward("D:127.0.0.1:1080"));
}

TEST(ForwardSpec, TakesEveryAddressOfTheServerAsSshDoes)
{
    for (const char* text : {"R:*:8080=localhost:80", "R::8080=localhost:80"}) {
        const auto forward = parseForward(text);
        ASSERT_TRUE(forward.has_value()) << text;
        EXPECT_EQ(forward->listen, (Endpoint{"*", 8080}));
    }
    EXPECT_EQ(
        parseSshForward(ForwardKind::Remote, "*:8080:localhost:80"), parseForward("R:*:8080=localhost:80"));
    EXPECT_EQ(
        parseSshForward(ForwardKind::Remote, ":8080:localhost:80"), parseForward("R:*:8080=localhost:80"));
    EXPECT_EQ(parseForward("R:8080=localhost:80")->listen, (Endpoint{"localhost", 8080}));
}

TEST(ForwardSpec, ReadsBackWhatListsAndStatesPrint)
{
    for (const char* spec :
        {"L:1110=localhost:110", "L:127.0.0.2:47645=h:1", "L:127.0.0.1:1110=h:1", "D:[::1]:8080", "D:1080",
            "R:*:8080=localhost:80", "R:8080=[2001:db8::1]:80", "L:0.0.0.0:1=h:1"}) {
        const auto forward = parseForward(spec);
        ASSERT_TRUE(forward) << spec;
        EXPECT_EQ(specOf(*forward), spec);
        EXPECT_EQ(parseForward(toString(*forward)), forward) << toString(*forward);
    }
    EXPECT_EQ(toString(*parseForward("L:127.0.0.2:47645=h:1")), "L 127.0.0.2:47645 -> h:1");
    EXPECT_EQ(toString(*parseForward("L:1110=localhost:110")), "L 1110 -> localhost:110") << "As before.";
}

TEST(ForwardSpec, ListensAtEveryAddressOfThisMachineOnlyWhereEveryoneMayConnect)
{
    for (const char* text : {"*:8080:localhost:80", ":8080:localhost:80"}) {
        Forward forward = parseSshForward(ForwardKind::Local, text).value();
        Forward shared = forward;
        const auto word = settleListen(forward);
        EXPECT_EQ(forward.listen, (Endpoint{"localhost", 8080}));
        ASSERT_TRUE(word);
        EXPECT_NE(say(*word).find("other machines"), std::string::npos);
        EXPECT_FALSE(settleListen(forward)) << "Once.";
        shared.who = WhoMayConnect::EveryoneOnThisPc;
        EXPECT_FALSE(settleListen(shared));
        EXPECT_EQ(shared.listen, (Endpoint{"0.0.0.0", 8080}));
    }
    Forward remote = parseSshForward(ForwardKind::Remote, "*:8080:localhost:80").value();
    EXPECT_FALSE(settleListen(remote));
    EXPECT_EQ(remote.listen.host, "*") << "At the server it is the server's matter.";
    Forward elsewhere = parseSshForward(ForwardKind::Dynamic, "192.0.2.7:1080").value();
    EXPECT_FALSE(settleListen(elsewhere)) << "Whoever names an address is told by validate().";
    EXPECT_TRUE(keepOnThisMachine(elsewhere));
    EXPECT_EQ(elsewhere.listen.host, "localhost");
}

class BadForward : public testing::TestWithParam<const char*>
{ };

TEST_P(BadForward, IsRefusedAsBadInput)
{
    const auto forward = parseForward(GetParam());
    ASSERT_FALSE(forward.has_value());
    EXPECT_EQ(forward.error().code, ErrorCode::InvalidInput);
}

INSTANTIATE_TEST_SUITE_P(ForwardSpec, BadForward,
    testing::Values("", "L", "L:", "X:1=h:2", "L:1110", "L:1110=", "L:1110=host", "L:1110=host:0",
        "L:70000=host:1", "L:1110=host:110:111", "L:a:b:c=host:1", "D:1080=host:1", "L:1110=:110",
        "L:-1=host:110", "R:*:70000=host:1", "l:1110=host:110"));

TEST(ForwardSpec, RefusesAnSshSpellingWithoutTarget)
{
    EXPECT_FALSE(parseSshForward(ForwardKind::Local, "1110").has_value());
    EXPECT_FALSE(parseSshForward(ForwardKind::Local, "1110:host").has_value());
    EXPECT_FALSE(parseSshForward(ForwardKind::Dynamic, "1080:host:80").has_value());
}

} // namespace underpass
