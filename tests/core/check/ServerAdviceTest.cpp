// SPDX-License-Identifier: MIT
#include "core/check/ServerAdvice.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using Lines = std::vector<std::string>;

Profile with(std::vector<Forward> forwards)
{
    Profile profile;
    profile.account = "anna";
    profile.forwards = std::move(forwards);
    return profile;
}

Forward to(ForwardKind kind, Endpoint listen, std::optional<Endpoint> target)
{
    Forward forward;
    forward.kind = kind;
    forward.listen = std::move(listen);
    forward.target = std::move(target);
    return forward;
}

} // namespace

TEST(ServerAdvice, PermitsTheTargetsOfTheProfileAndNoOthers)
{
    Forward off = to(ForwardKind::Local, {"localhost", 1}, Endpoint{"off", 1});
    off.enabled = false;
    const Profile profile = with({to(ForwardKind::Local, {"localhost", 1110}, Endpoint{"mail", 110}),
        to(ForwardKind::Local, {"localhost", 1143}, Endpoint{"::1", 143}), off});
    EXPECT_EQ(serverAdvice(profile),
        (Lines{"Match User anna", "    DisableForwarding no", "    AllowTcpForwarding local",
            "    PermitOpen mail:110 [::1]:143"}));
}

TEST(ServerAdvice, PermitsAnyTargetOfADynamicForward)
{
    const Profile profile = with({to(ForwardKind::Dynamic, {"localhost", 1080}, {}),
        to(ForwardKind::Local, {"localhost", 1110}, Endpoint{"mail", 110})});
    EXPECT_EQ(serverAdvice(profile).back(), "    PermitOpen any");
}

TEST(ServerAdvice, PermitsWhereTheServerListens)
{
    Profile profile = with({to(ForwardKind::Remote, {"localhost", 8080}, Endpoint{"localhost", 80}),
        to(ForwardKind::Remote, {"localhost", 0}, Endpoint{"localhost", 80})});
    EXPECT_EQ(serverAdvice(profile),
        (Lines{"Match User anna", "    DisableForwarding no", "    AllowTcpForwarding remote",
            "    PermitListen localhost:8080 localhost:*"}));
    profile.forwards.front().listen.host = "0.0.0.0";
    EXPECT_EQ(serverAdvice(profile).back(), "    GatewayPorts clientspecified");
}

TEST(ServerAdvice, AsksForNoOpeningToTheNetworkWhereTheServerListensForItselfAlone)
{
    for (const char* host : {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
        EXPECT_TRUE(serverAdvice(with({to(ForwardKind::Remote, {host, 8080}, Endpoint{"localhost", 80})}))
                .back()
                .starts_with("    PermitListen"))
            << host;
}

TEST(ServerAdvice, KeepsAnAccountTogetherThatHasASpace)
{
    Profile profile = with({to(ForwardKind::Dynamic, {"localhost", 1080}, {})});
    profile.account = "EXAMPLE\\anna b";
    EXPECT_EQ(serverAdvice(profile),
        (Lines{"Match User \"EXAMPLE\\anna b\"", "    DisableForwarding no", "    AllowTcpForwarding local",
            "    PermitOpen any"}));
}

} // namespace underpass
