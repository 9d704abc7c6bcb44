// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr std::size_t kPublicKey = 1158;
constexpr std::size_t kCiphertext = 1039;
constexpr std::size_t kX25519 = 32;
constexpr const char* kNames[] = {"sntrup761x25519-sha512", "sntrup761x25519-sha512@openssh.com"};

// A mechanism that only counts.
struct Kem
{
    static inline int pairs = 0;
    static inline int opened = 0;
    static inline bool canMake = true;
    static inline bool canOpen = true;

    static void* make(unsigned char* publicKey)
    {
        if (!canMake)
            return nullptr;
        ++pairs;
        std::fill_n(publicKey, kPublicKey, static_cast<unsigned char>('p'));
        return &pairs;
    }
    static int open(void* key, const unsigned char* ciphertext, unsigned char* secret)
    {
        EXPECT_EQ(key, &pairs);
        EXPECT_EQ(ciphertext[kCiphertext - 1], ciphertext[0]);
        ++opened;
        std::fill_n(secret, 32, static_cast<unsigned char>('s'));
        return canOpen ? 0 : -1;
    }
    static void release(void*) { --pairs; }
};
constexpr LIBSSH2_KEM kKem{kPublicKey, kCiphertext, 32, Kem::make, Kem::open, Kem::release};

std::vector<std::string> offered()
{
    const ScriptedPeer peer{Connected};
    const char** names = nullptr;
    const int count = libssh2_session_supported_algs(peer.session(), LIBSSH2_METHOD_KEX, &names);
    std::vector<std::string> all(names, names + std::max(count, 0));
    libssh2_free(peer.session(), names);
    return all;
}

class KemExchange : public testing::TestWithParam<const char*>
{
protected:
    KemExchange()
    {
        Kem::opened = 0;
        Kem::canMake = Kem::canOpen = true;
        libssh2_kem_sntrup761(&kKem);
    }
    ~KemExchange() override
    {
        libssh2_kem_sntrup761(nullptr);
        EXPECT_EQ(Kem::pairs, 0) << "Each pair is released.";
    }

    // The last result of a handshake with a server that knows only this exchange, and answers with so much.
    int handshake(std::size_t size)
    {
        ScriptedPeer peer{Connected};
        const std::string banner = "SSH-2.0-scripted\r\n";
        peer.feed(Bytes(banner.begin(), banner.end()));
        EXPECT_EQ(libssh2_session_handshake(peer.session(), 1), LIBSSH2_ERROR_EAGAIN);
        (void)peer.takeSent();
        peer.deliver(kexInit(GetParam()));
        const int begun = libssh2_session_handshake(peer.session(), 1);
        if (begun != LIBSSH2_ERROR_EAGAIN)
            return begun;
        init = peer.takeSentPayloads().back();
        if (size == 0)
            return begun; // The session goes away in the middle.
        peer.deliver(unsignedExchangeReply(size));
        return libssh2_session_handshake(peer.session(), 1);
    }

    Bytes init;
};

TEST_P(KemExchange, SendsBothPublicKeysAndOpensWhatComesBack)
{
    const int ended = handshake(kCiphertext + kX25519);
    EXPECT_LT(ended, 0) << "The signature is none.";
    EXPECT_NE(ended, LIBSSH2_ERROR_EAGAIN);
    ASSERT_EQ(init.size(), 1 + 4 + kPublicKey + kX25519);
    EXPECT_EQ(numberAt(init, 1), kPublicKey + kX25519);
    EXPECT_EQ(init.at(5), 'p');
    EXPECT_EQ(Kem::opened, 1);
}

TEST_P(KemExchange, EndsWithAnythingOfAnotherLengthUnopened)
{
    for (const std::size_t size : {kX25519, kCiphertext + kX25519 - 1, kCiphertext + kX25519 + 1})
        EXPECT_EQ(handshake(size), LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE) << size;
    EXPECT_EQ(Kem::opened, 0);
}

TEST_P(KemExchange, ReleasesThePairOfASessionThatGoesAwayInTheMiddle)
{
    EXPECT_EQ(handshake(0), LIBSSH2_ERROR_EAGAIN);
}

TEST_P(KemExchange, FailsWhereTheMechanismDoes)
{
    Kem::canOpen = false;
    EXPECT_LT(handshake(kCiphertext + kX25519), LIBSSH2_ERROR_NONE);
    EXPECT_EQ(Kem::opened, 1);
    Kem::canMake = false;
    EXPECT_LT(handshake(kCiphertext + kX25519), LIBSSH2_ERROR_NONE);
    EXPECT_EQ(Kem::opened, 1);
}

INSTANTIATE_TEST_SUITE_P(Libssh2, KemExchange, testing::ValuesIn(kNames),
    [](const auto& each) { return std::string{each.index == 0 ? "AsRegistered" : "AsOpenSshCallsIt"}; });

TEST(KemExchangeOffer, IsMadeOnlyWhereTheProgramHasTheMechanism)
{
    const auto without = offered();
    for (const char* name : kNames)
        EXPECT_EQ(std::ranges::count(without, name), 0) << name;
    libssh2_kem_sntrup761(&kKem);
    const auto with = offered();
    libssh2_kem_sntrup761(nullptr);
    EXPECT_EQ(with.size(), without.size() + 2);
    for (const char* name : kNames)
        EXPECT_EQ(std::ranges::count(with, name), 1) << name;
}

} // namespace
} // namespace underpass::test
