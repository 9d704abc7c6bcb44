// SPDX-License-Identifier: MIT
#include "core/ssh/carry/ListenAddress.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(ListenAddress, IsWhatSshAsksFor)
{
    EXPECT_EQ(addressToBind("localhost"), "localhost");
    EXPECT_EQ(addressToBind("*"), "");
    EXPECT_EQ(addressToBind("0.0.0.0"), "0.0.0.0");
    EXPECT_EQ(addressToBind("2001:db8::1"), "2001:db8::1");
    EXPECT_EQ(addressToBind("münchen.example"), "xn--mnchen-3ya.example");
}

TEST(ListenAddress, FitsWhatTheServerSaysInItsOwnSpelling)
{
    EXPECT_GT(closeness("localhost", "localhost"), closeness("localhost", "127.0.0.1"));
    EXPECT_GT(closeness("localhost", "::1"), 0);
    EXPECT_GT(closeness("localhost", "0.0.0.0"), 0); // The server listens wider than it was asked to.
    EXPECT_GT(closeness("2001:db8::1", "2001:db8:0:0::1"), 0);
    EXPECT_GT(closeness("", "192.0.2.1"), 0);
    EXPECT_GT(closeness("0.0.0.0", "192.0.2.1"), 0);
    EXPECT_GT(closeness("gate.example.org", "192.0.2.1"), 0);
    EXPECT_GT(closeness("192.0.2.1", "192.0.2.1"), closeness("", "192.0.2.1"));
}

TEST(ListenAddress, DoesNotFitAnotherOne)
{
    EXPECT_EQ(closeness("localhost", "192.0.2.1"), 0);
    EXPECT_EQ(closeness("localhost", "gate.example.org"), 0);
    EXPECT_EQ(closeness("192.0.2.1", "192.0.2.2"), 0);
    EXPECT_EQ(closeness("192.0.2.1", "127.0.0.1"), 0);
    EXPECT_EQ(closeness("gate.example.org", "other.example.org"), 0);
}

} // namespace
} // namespace underpass
