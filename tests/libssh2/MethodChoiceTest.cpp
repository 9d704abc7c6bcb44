// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

#include <tuple>

namespace underpass::test {
namespace {

constexpr unsigned char kInit = 30;
constexpr const char* kMarkers[] = {"ext-info-c", "kex-strict-c-v00@openssh.com"};

// A server that repeats one of the names with which a client only says what it understands.
class MethodChoice : public testing::TestWithParam<std::tuple<const char*, bool>>
{
protected:
    void SetUp() override
    {
        const bool withPreference = std::get<1>(GetParam());
        if (withPreference) {
            const char* wanted = "curve25519-sha256,ecdh-sha2-nistp256";
            ASSERT_EQ(libssh2_session_method_pref(peer.session(), LIBSSH2_METHOD_KEX, wanted), 0);
        }
    }

    const std::string marker = std::get<0>(GetParam());
    ExchangingPeer peer;
};

} // namespace

TEST_P(MethodChoice, FailsWhereThereIsNothingElse)
{
    peer.greet({.exchange = marker});
    EXPECT_LT(peer.drive(), 0);
    EXPECT_NE(peer.drive(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_TRUE(peer.heard().empty());
}

TEST_P(MethodChoice, TakesTheMethodBesideIt)
{
    peer.greet({.exchange = marker + ",curve25519-sha256"});
    EXPECT_EQ(peer.drive(), LIBSSH2_ERROR_EAGAIN);
    const auto sent = peer.heard();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].at(0), kInit);
}

INSTANTIATE_TEST_SUITE_P(
    Libssh2, MethodChoice, testing::Combine(testing::ValuesIn(kMarkers), testing::Bool()));

} // namespace underpass::test
