// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <openssl/evp.h>

namespace underpass::test {
namespace {

constexpr const char* kHybrid = "mlkem768x25519-sha256";
constexpr unsigned char kInit = 30;
constexpr std::size_t kPublicKeys = 1184 + 32;
constexpr std::size_t kServersValue = 1088 + 32;

bool cryptoLibraryHasMlKem()
{
    EVP_KEM* kem = EVP_KEM_fetch(nullptr, "ML-KEM-768", nullptr);
    EVP_KEM_free(kem);
    return kem != nullptr;
}

std::vector<std::string> offered(LIBSSH2_SESSION* session)
{
    const char** names = nullptr;
    const int count = libssh2_session_supported_algs(session, LIBSSH2_METHOD_KEX, &names);
    std::vector<std::string> all(names, names + std::max(count, 0));
    libssh2_free(session, names);
    return all;
}

// A server that knows nothing but the hybrid exchange.
class HybridExchange : public testing::Test
{
protected:
    // The last result of a handshake in which the server sends a value of this size.
    int handshake(std::size_t size)
    {
        const std::string banner = "SSH-2.0-scripted\r\n";
        peer.feed(Bytes(banner.begin(), banner.end()));
        EXPECT_EQ(libssh2_session_handshake(peer.session(), 1), LIBSSH2_ERROR_EAGAIN);
        const Bytes sent = peer.takeSent();
        sentFirst.assign(sent.begin(), sent.end());
        peer.deliver(kexInit(kHybrid));
        const int begun = libssh2_session_handshake(peer.session(), 1);
        if (begun != LIBSSH2_ERROR_EAGAIN)
            return begun;
        init = peer.takeSentPayloads().back();
        peer.deliver(unsignedExchangeReply(size));
        return libssh2_session_handshake(peer.session(), 1);
    }

    ScriptedPeer peer{Connected};
    std::string sentFirst; // The banner and the methods that we offer.
    Bytes init;
};

} // namespace

TEST_F(HybridExchange, IsOfferedFirstAndOnlyWhereTheCryptoLibraryHasMlKem)
{
    const std::vector<std::string> all = offered(peer.session());
    EXPECT_EQ(std::ranges::count(all, kHybrid), cryptoLibraryHasMlKem() ? 1 : 0);
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.front(), cryptoLibraryHasMlKem() ? kHybrid : "curve25519-sha256");
}

TEST_F(HybridExchange, IsLeftOutOfAPreferenceWhereTheCryptoLibraryHasNone)
{
    const std::string wanted = std::string(kHybrid) + ",curve25519-sha256";
    ASSERT_EQ(libssh2_session_method_pref(peer.session(), LIBSSH2_METHOD_KEX, wanted.c_str()), 0);
    (void)handshake(kServersValue);
    EXPECT_NE(sentFirst.find("curve25519-sha256"), std::string::npos);
    EXPECT_EQ(sentFirst.find(kHybrid) != std::string::npos, cryptoLibraryHasMlKem());
}

TEST_F(HybridExchange, SendsBothPublicKeysAndEndsAtASignatureThatIsNone)
{
    const int ended = handshake(kServersValue);
    EXPECT_LT(ended, 0);
    EXPECT_NE(ended, LIBSSH2_ERROR_EAGAIN);
    if (cryptoLibraryHasMlKem()) {
        ASSERT_EQ(init.size(), 1 + 4 + kPublicKeys);
        EXPECT_EQ(init.front(), kInit);
        EXPECT_EQ(numberAt(init, 1), kPublicKeys);
    } else {
        EXPECT_EQ(ended, LIBSSH2_ERROR_KEX_FAILURE) << "There is no exchange in common.";
    }
}

class HybridExchangeSize : public HybridExchange, public testing::WithParamInterface<std::size_t>
{ };

TEST_P(HybridExchangeSize, OfAnotherLengthEndsIt)
{
    const int ended = handshake(GetParam());
    EXPECT_EQ(
        ended, cryptoLibraryHasMlKem() ? LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE : LIBSSH2_ERROR_KEX_FAILURE);
}

INSTANTIATE_TEST_SUITE_P(Sizes, HybridExchangeSize,
    testing::Values(std::size_t{0}, std::size_t{32}, kServersValue - 1, kServersValue + 1));

} // namespace underpass::test
