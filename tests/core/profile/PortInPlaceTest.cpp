// SPDX-License-Identifier: MIT
#include "core/profile/PortInPlace.h"

#include <gtest/gtest.h>

#include <set>

namespace underpass {
namespace {

class PortInPlaceTest : public testing::Test
{
protected:
    [[nodiscard]] std::uint16_t instead(const Endpoint& listen) const
    {
        return portInPlaceOf(listen, profiles, [this](const Endpoint& at) -> std::optional<Error> {
            EXPECT_EQ(at.host, "localhost") << "It is the same address.";
            if (taken.contains(at.port))
                return Error{trouble, "", ""};
            return std::nullopt;
        });
    }

    std::set<std::uint16_t> taken;
    ErrorCode trouble = ErrorCode::PortInUse;
    std::vector<Profile> profiles = std::vector<Profile>(1);
};

TEST_F(PortInPlaceTest, IsTheNextOneThatNobodyHasAndNoProfileNames)
{
    EXPECT_EQ(instead({"localhost", 1110}), 1111);
    taken = {1111, 1112};
    EXPECT_EQ(instead({"localhost", 1110}), 1113);
    trouble = ErrorCode::PortReserved;
    EXPECT_EQ(instead({"localhost", 1110}), 1113);
    Forward& other = profiles[0].forwards.emplace_back();
    other.listen = {"127.0.0.9", 1113};
    other.enabled = false;
    EXPECT_EQ(instead({"localhost", 1110}), 1114) << "It may be turned on.";
}

TEST_F(PortInPlaceTest, IsOneForEverybodyWhereThePortIsNot)
{
    EXPECT_EQ(instead({"localhost", 110}), 1110);
    EXPECT_EQ(instead({"localhost", 1}), 1024);
    EXPECT_EQ(instead({"localhost", 1023}), 2023);
}

TEST_F(PortInPlaceTest, IsNoneWhereThatWouldNotHelp)
{
    EXPECT_EQ(instead({"localhost", 65535}), 0);
    for (std::uint16_t port = 5000; port < 6000; ++port)
        taken.insert(port);
    EXPECT_EQ(instead({"localhost", 5000}), 0) << "None is near.";
    taken = {1111};
    trouble = ErrorCode::ListenRefused;
    EXPECT_EQ(instead({"localhost", 1110}), 0) << "The address is in the way.";
}

} // namespace
} // namespace underpass
