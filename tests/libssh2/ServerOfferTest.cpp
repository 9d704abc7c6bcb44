// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

std::string offerOf(LIBSSH2_SESSION* session)
{
    std::size_t length = 1;
    const auto* offer = reinterpret_cast<const char*>(libssh2_session_server_offer(session, &length));
    EXPECT_EQ(offer == nullptr, length == 0);
    return offer ? std::string{offer, length} : std::string{};
}

TEST(ServerOffer, IsHandedOutWhereNothingIsInCommon)
{
    ExchangingPeer peer;
    EXPECT_EQ(offerOf(peer.session()), "");
    peer.greet({.exchange = "no-such-exchange"});
    EXPECT_LT(peer.drive(), 0);
    EXPECT_NE(offerOf(peer.session()).find("no-such-exchange"), std::string::npos);
}

TEST(ServerOffer, IsThatOfTheExchangeThatFailed)
{
    ExchangingPeer peer{ExchangingPeer::Offer{}};
    EXPECT_EQ(offerOf(peer.session()), "") << "The first exchange is over.";
    EXPECT_LT(peer.exchangeAgain({.cipher = "no-such-cipher"}), 0);
    EXPECT_NE(offerOf(peer.session()).find("no-such-cipher"), std::string::npos);
}

} // namespace
} // namespace underpass::test
