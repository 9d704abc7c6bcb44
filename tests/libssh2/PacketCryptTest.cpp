// SPDX-License-Identifier: MIT
#include "tests/libssh2/ReferenceCrypt.h"

#include <string_view>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>

namespace {
std::atomic<int> g_cipherCalls;
}

extern "C" int __real_EVP_Cipher(EVP_CIPHER_CTX*, unsigned char*, const unsigned char*, unsigned int);
extern "C" int __wrap_EVP_Cipher(
    EVP_CIPHER_CTX* context, unsigned char* out, const unsigned char* in, unsigned int length);
extern "C" int __wrap_EVP_Cipher(
    EVP_CIPHER_CTX* context, unsigned char* out, const unsigned char* in, unsigned int length)
{
    g_cipherCalls++;
    return __real_EVP_Cipher(context, out, in, length);
}

namespace underpass::test {

namespace {

constexpr unsigned char kMessageType = 61; // during a log-in libssh2 queues it and asks no questions

bool isLegacy(std::string_view cipher)
{
    return cipher.starts_with("arcfour") || cipher == "blowfish-cbc" || cipher == "cast128-cbc";
}

std::vector<CipherInfo> allCiphers()
{
    std::vector<CipherInfo> ciphers;
    for (CipherInfo info{}; cipherAt(ciphers.size(), &info) != 0;) {
        ciphers.push_back(info);
    }
    if (!hasLegacyCiphers)
        std::erase_if(ciphers, [](const CipherInfo& cipher) { return isLegacy(cipher.name); });
    return ciphers;
}

std::vector<MacInfo> macsFor(const CipherInfo& cipher)
{
    std::vector<MacInfo> macs;
    for (MacInfo info{}; macAt(macs.size(), &info) != 0;) {
        macs.push_back(info);
    }
    if (cipher.isAead) {
        macs.resize(1);
    }
    return macs;
}

Bytes payload(std::size_t length, unsigned char seed = 1)
{
    Bytes bytes(length);
    for (std::size_t i = 0; i < length; i++) {
        bytes[i] = static_cast<unsigned char>(i * 7 + seed);
    }
    bytes[0] = kMessageType;
    return bytes;
}

void useKeysOf(ScriptedPeer& peer, Direction direction, const CipherInfo& cipher, const MacInfo& mac,
    const ReferenceCrypt& keys)
{
    ASSERT_EQ(useKeys(peer.session(), direction, cipher.name, mac.name, keys.key().data(), keys.iv().data(),
                  keys.macKey().data()),
        0);
}

std::optional<Bytes> takeMessage(ScriptedPeer& peer)
{
    unsigned char* data = nullptr;
    std::size_t length = 0;
    if (takePacket(peer.session(), kMessageType, &data, &length) != 0) {
        return std::nullopt;
    }
    Bytes message(data, data + length);
    libssh2_free(peer.session(), data);
    return message;
}

std::string nameOfCipher(const testing::TestParamInfo<CipherInfo>& cipher)
{
    std::string name = cipher.param.name;
    std::erase_if(name, [](char c) { return c == '-' || c == '@' || c == '.'; });
    return name;
}

class EveryCipher : public testing::TestWithParam<CipherInfo>
{
protected:
    // One direction of a connection: what `m_sealer` seals, the peer's session reads, and the other way
    // round.
    struct Link
    {
        Link(const CipherInfo& cipher, const MacInfo& mac)
            : sealer(cipher, mac, ReferenceCrypt::Mode::Seal)
            , opener(cipher, mac, ReferenceCrypt::Mode::Open)
        {
            useKeysOf(peer, Incoming, cipher, mac, sealer);
            useKeysOf(peer, Outgoing, cipher, mac, opener);
        }
        ScriptedPeer peer{LoggingIn};
        ReferenceCrypt sealer;
        ReferenceCrypt opener;
    };
};

} // namespace

TEST_P(EveryCipher, SendsWhatTheReferenceOpens)
{
    for (const MacInfo& mac : macsFor(GetParam())) {
        SCOPED_TRACE(mac.name);
        Link link(GetParam(), mac);
        for (std::size_t length :
            {1, 2, 3, 10, 11, 12, 15, 16, 17, 27, 28, 43, 44, 255, 1000, 32700, 34000}) {
            const Bytes sent = payload(length);
            ASSERT_EQ(sendPacket(link.peer.session(), sent.data(), sent.size()), 0) << length;
            ASSERT_EQ(link.opener.open(link.peer.takeSent()), sent) << length;
        }
    }
}

TEST_P(EveryCipher, ReadsASmallPacketSplitAtAnyByte)
{
    for (const MacInfo& mac : macsFor(GetParam())) {
        SCOPED_TRACE(mac.name);
        Link link(GetParam(), mac);
        for (std::size_t length : {1, 11, 12, 27, 60}) {
            const Bytes sent = payload(length);
            std::size_t size = 1;
            for (std::size_t split = 0; split < size; split++) {
                const Bytes sealed = link.sealer.seal(sent);
                size = sealed.size();
                const auto middle = sealed.begin() + static_cast<std::ptrdiff_t>(split);
                link.peer.feed({sealed.begin(), middle});
                ASSERT_EQ(link.peer.readAll(), LIBSSH2_ERROR_EAGAIN);
                ASSERT_EQ(takeMessage(link.peer), std::nullopt) << "after " << split << " bytes";
                link.peer.feed({middle, sealed.end()});
                ASSERT_EQ(link.peer.readAll(), LIBSSH2_ERROR_EAGAIN);
                ASSERT_EQ(takeMessage(link.peer), sent) << "split at " << split << " of " << size;
            }
        }
    }
}

TEST_P(EveryCipher, ReadsPacketsThatComeByteByByte)
{
    for (const MacInfo& mac : macsFor(GetParam())) {
        SCOPED_TRACE(mac.name);
        Link link(GetParam(), mac);
        for (std::size_t length : {1, 11, 12, 13, 28, 100, 300}) {
            const Bytes sent = payload(length);
            for (unsigned char byte : link.sealer.seal(sent)) {
                ASSERT_EQ(takeMessage(link.peer), std::nullopt);
                link.peer.feed({byte});
                ASSERT_EQ(link.peer.readAll(), LIBSSH2_ERROR_EAGAIN);
            }
            ASSERT_EQ(takeMessage(link.peer), sent);
        }
    }
}

TEST_P(EveryCipher, ReadsBigPacketsInRandomChunks)
{
    std::mt19937 random(4253);
    for (const MacInfo& mac : macsFor(GetParam())) {
        SCOPED_TRACE(mac.name);
        Link link(GetParam(), mac);
        for (std::size_t longest : {40, 1500, 9000, 40000, 200000}) {
            Bytes stream;
            for (unsigned char seed = 0; seed < 4; seed++) {
                const Bytes sealed = link.sealer.seal(payload(32768 - seed * 5UL, seed));
                stream.insert(stream.end(), sealed.begin(), sealed.end());
            }
            for (std::size_t at = 0; at < stream.size();) {
                const std::size_t count = std::min(1 + random() % longest, stream.size() - at);
                link.peer.feed({stream.data() + at, stream.data() + at + count});
                at += count;
            }
            for (int turn = 0; turn < 100000 && queuedPackets(link.peer.session()) < 4; turn++) {
                ASSERT_EQ(link.peer.readAll(), LIBSSH2_ERROR_EAGAIN);
            }
            for (unsigned char seed = 0; seed < 4; seed++) {
                ASSERT_EQ(takeMessage(link.peer), payload(32768 - seed * 5UL, seed)) << longest;
            }
        }
    }
}

namespace {

// A changed length may make libssh2 wait for more; it gets more until it has seen enough.
void expectRefused(ScriptedPeer& peer, Bytes packet, std::size_t at)
{
    packet[at] ^= 0x41;
    peer.feed(std::move(packet));
    int result = peer.readAll();
    for (int i = 0; i < 40 && result == LIBSSH2_ERROR_EAGAIN; i++) {
        peer.feed(Bytes(1024, 0x5a));
        result = peer.readAll();
    }
    EXPECT_LT(result, 0) << "byte " << at;
    EXPECT_NE(result, LIBSSH2_ERROR_EAGAIN) << "byte " << at;
    EXPECT_EQ(takeMessage(peer), std::nullopt) << "byte " << at;
}

} // namespace

TEST_P(EveryCipher, RefusesASmallPacketWithAnyByteChanged)
{
    for (const MacInfo& mac : macsFor(GetParam())) {
        SCOPED_TRACE(mac.name);
        std::size_t size = 1;
        for (std::size_t at = 0; at < size; at++) {
            Link link(GetParam(), mac);
            link.peer.feed(link.sealer.seal(payload(9)));
            ASSERT_EQ(link.peer.readAll(), LIBSSH2_ERROR_EAGAIN);
            ASSERT_EQ(takeMessage(link.peer), payload(9));
            const Bytes sealed = link.sealer.seal(payload(23));
            size = sealed.size();
            expectRefused(link.peer, sealed, at);
        }
    }
}

TEST_P(EveryCipher, RefusesABigPacketWithAByteChanged)
{
    for (const MacInfo& mac : macsFor(GetParam())) {
        SCOPED_TRACE(mac.name);
        for (std::size_t at : {0UL, 3UL, 4UL, 5UL, 16UL, 20UL, 16384UL, 32767UL}) {
            Link link(GetParam(), mac);
            expectRefused(link.peer, link.sealer.seal(payload(32768)), at);
        }
        Link link(GetParam(), mac);
        const Bytes sealed = link.sealer.seal(payload(32768));
        expectRefused(link.peer, sealed, sealed.size() - 1);
    }
}

TEST_P(EveryCipher, MayDifferFromTheOtherDirections)
{
    const MacInfo mac = macsFor(GetParam()).front();
    for (const CipherInfo& other : allCiphers()) {
        SCOPED_TRACE(other.name);
        ScriptedPeer peer{LoggingIn};
        ReferenceCrypt sealer(other, mac, ReferenceCrypt::Mode::Seal);
        ReferenceCrypt opener(GetParam(), mac, ReferenceCrypt::Mode::Open);
        useKeysOf(peer, Incoming, other, mac, sealer);
        useKeysOf(peer, Outgoing, GetParam(), mac, opener);
        for (std::size_t length : {1, 12, 100, 32768}) {
            const Bytes sent = payload(length);
            ASSERT_EQ(sendPacket(peer.session(), sent.data(), sent.size()), 0);
            ASSERT_EQ(opener.open(peer.takeSent()), sent) << length;
            peer.feed(sealer.seal(sent));
            ASSERT_EQ(peer.readAll(), LIBSSH2_ERROR_EAGAIN);
            ASSERT_EQ(takeMessage(peer), sent) << length;
        }
    }
}

TEST_P(EveryCipher, NeedsAtMostFourCallsIntoOpenSslPerPacket)
{
    for (const MacInfo& mac : macsFor(GetParam())) {
        SCOPED_TRACE(mac.name);
        Link link(GetParam(), mac);
        const Bytes sent = payload(32700);
        g_cipherCalls = 0;
        ASSERT_EQ(sendPacket(link.peer.session(), sent.data(), sent.size()), 0);
        EXPECT_LE(g_cipherCalls, 4);
        link.peer.feed(link.sealer.seal(sent));
        g_cipherCalls = 0;
        link.peer.readAll();
        EXPECT_LE(g_cipherCalls, 4);
        EXPECT_EQ(takeMessage(link.peer), sent);
    }
}

INSTANTIATE_TEST_SUITE_P(Libssh2, EveryCipher, testing::ValuesIn(allCiphers()), nameOfCipher);

} // namespace underpass::test
